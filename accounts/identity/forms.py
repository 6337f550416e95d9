from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.enums import PaperKind
from accounts.second_factor.forms import FactorCodeField
from accounts.sign_in.fields import CodeField, PhoneField

LONG = 200


def reason_field(label: Any, help_text: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 2, "autocomplete": "off"})
    field = forms.CharField(label=label, max_length=LONG, widget=widget, help_text=help_text)
    field.error_messages["required"] = _("Please say why.")
    return field


class PaperForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind of paper"), choices=PaperKind.choices)
    number = forms.CharField(
        label=_("Number of the paper"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].error_messages["required"] = _("Please enter the number of the paper.")


class RevealForm(forms.Form):
    """Why, and that it is really she: by one of PROOFS, or by a passkey, whose answer stands in `credential`."""

    PROOFS = ("factor", "password", "code")

    reason = reason_field(_("Why do you need the full number?"), _("It is kept in the audit log. No names here."))
    password = forms.CharField(
        label=_("Your password"),
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    factor = FactorCodeField(required=False)
    code = CodeField(required=False)
    credential = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, proof: str, has_app: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_app:
            self.fields["factor"].label = _("Recovery code")
        for name in {*self.PROOFS} - {proof}:
            del self.fields[name]


class NumberForm(forms.Form):
    phone = PhoneField(label=_("New mobile number"))


class CodeForm(forms.Form):
    code = CodeField()


class OfficerPhoneForm(forms.Form):
    phone = PhoneField(label=_("New mobile number"))
    is_recycled = forms.BooleanField(
        label=_("Another record holds this number, and it now belongs to this person: take it from there."),
        required=False,
    )
    reason = reason_field(_("Why can she not do it herself?"), _("It is kept in the audit log. No names here."))


class ReleaseForm(forms.Form):
    reason = reason_field(_("How do you know?"), _("It is kept in the audit log. No names here."))


class StillYouForm(forms.Form):
    number = forms.CharField(
        label=_("Identity number"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
