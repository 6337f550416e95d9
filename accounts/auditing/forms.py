from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.auditing.queries import people_named
from accounts.auditing.words import ACTIONS
from accounts.models import Person


class AuditFilterForm(forms.Form):
    """What stands in the address; a field that cannot be read filters nothing and says so."""

    person = forms.CharField(label=_("About whom"), required=False, max_length=60)
    by = forms.CharField(label=_("By whom"), required=False, max_length=60)
    action = forms.ChoiceField(label=_("Act"), required=False)
    first = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, seen_by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seen_by = seen_by
        labels = sorted(((action, str(label)) for action, label in ACTIONS.items()), key=lambda pair: pair[1])
        self.fields["action"].choices = [("", _("All acts")), *labels]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["person"].widget.attrs["placeholder"] = self.fields["by"].widget.attrs["placeholder"] = _(
            "Name or mobile number"
        )

    def clean_person(self) -> list:
        return self._named("person")

    def clean_by(self) -> list:
        return self._named("by")

    def _named(self, field: str) -> list:
        typed = self.cleaned_data[field].strip()
        return people_named(typed, self.seen_by) if typed else []
