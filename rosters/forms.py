from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Person, Union
from rosters.rules import unions_kept_by


class UploadForm(forms.Form):
    """A file, and the union whose members it lists."""

    union = forms.ModelChoiceField(
        label=_("The roster is for"), queryset=Union.objects.none(), to_field_name="key", empty_label=None
    )
    file = forms.FileField(label=_("Workbook (.xlsx) or text file (.csv)"), allow_empty_file=True)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unions = unions_kept_by(person).order_by("path")
        self.fields["union"].queryset = unions  # type: ignore[attr-defined]  # a ModelChoiceField has one
        self.fields["file"].widget.attrs["accept"] = ".xlsx,.csv"
