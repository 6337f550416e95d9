from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from profiles.enums import SELF_STATED, CategoryKind, Education
from profiles.validators import clean_occupation_code

CODE = {"inputmode": "numeric", "autocomplete": "off"}


class ProfileForm(forms.Form):
    """Occupation, education, and what a person says of herself."""

    occupation = forms.CharField(
        label=_("My occupation"),
        max_length=50,
        required=False,
        help_text=_("As you would tell a colleague, for example: crane driver."),
    )
    occupation_code = forms.CharField(
        label=_("Code of the occupation, if you know it"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs=CODE),
        help_text=_("From the national register of occupations, for example 6-30-05-01."),
    )
    education = forms.TypedChoiceField(
        label=_("My education"),
        choices=[("", _("No answer")), *Education.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    stated = forms.MultipleChoiceField(
        label=_("What is true of me"),
        choices=[(kind.value, kind.label) for kind in SELF_STATED],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, settled: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        """`settled`: categories that the union entered; they are not asked for."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["stated"]
        field.choices = [(kind, CategoryKind(kind).label) for kind, _label in field.choices if kind not in settled]

    def clean_occupation_code(self) -> str:
        return clean_occupation_code(self.cleaned_data["occupation_code"])
