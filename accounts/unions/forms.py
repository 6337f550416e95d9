from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Union

ATTRIBUTES = [
    "name",
    "short_name",
    "kind",
    "credit_code",
    "employer_name",
    "employer_code",
    "industry",
    "ownership",
    "is_above_scale",
    "opened_on",
    "region_code",
]


def accept_any_spelling(form: forms.BaseForm) -> None:
    """Codes with spaces and small letters are understood by the action; the form need not refuse them."""
    for name in ("credit_code", "employer_code"):
        form.fields[name].validators = []
        form.fields[name].widget.attrs.pop("maxlength", None)


class UnionForm(forms.ModelForm):
    """Attributes only. The action validates and saves; the form reads what was typed."""

    class Meta:
        model = Union
        fields = ATTRIBUTES
        widgets = {"opened_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {
            "credit_code": _("18 characters, begins with 81 or 89. It stands on the union's own certificate."),
            "employer_code": _("The firm's own code: another one than the union's."),
            "short_name": _("Stands in narrow tables."),
            "region_code": _("Six digits. Zones and parks have none."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accept_any_spelling(self)

    def _post_clean(self) -> None:
        """Nothing is written to the instance here."""


class NewUnionForm(UnionForm):
    class Meta(UnionForm.Meta):
        fields = ["name", "key", *ATTRIBUTES[1:]]
        help_texts = {
            **UnionForm.Meta.help_texts,
            "key": _("Letters, digits and hyphens; it never changes. For example: jiange-cement."),
        }
