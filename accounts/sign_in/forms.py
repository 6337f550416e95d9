"""The forms of both ways in; the headless API uses the same ones, so no limit has a way round it."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm, LoginForm, RequestLoginCodeForm
from allauth.core import context
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.sign_in.device import device_of
from accounts.sign_in.fields import CodeField
from accounts.sign_in.limits import check_texts_are_paid_for, give_back_turn, take_turn
from accounts.sign_in.proof import check_proof
from accounts.validators import normalise_phone


class PhoneForm(RequestLoginCodeForm):
    """A phone number that wants a code, with the proof that it is worth one. An unknown number is answered alike."""

    work = forms.CharField(required=False)
    question = forms.CharField(required=False)
    answer = forms.CharField(required=False)

    def clean(self) -> dict[str, Any]:
        """First what was typed, then the proof, then the limits: a typing error costs neither."""
        cleaned = super().clean()
        if not self.errors:
            self._check_proof(cleaned)
        if not self.errors:
            self._take_turns(cleaned["phone"])
        return cleaned

    def _check_proof(self, cleaned: dict[str, Any]) -> None:
        proof = {name: cleaned.get(name, "") for name in ("work", "question", "answer")}
        try:
            check_proof(device=device_of(context.request), address=_address(), **proof)
        except ValidationError as error:
            self.add_error("answer" if proof["question"] else "work", error)

    def _take_turns(self, phone: str) -> None:
        try:
            check_texts_are_paid_for()
            take_turn("code_address", _address())
            take_turn("code_device", device_of(context.request))
            for limit in ("code_pause", "code_hour", "code_day"):
                take_turn(limit, phone)
            take_turn("code_all")
        except ValidationError as error:
            self.add_error("phone", error)

    def data_phone(self) -> str:
        """The number as typed, normalised; empty when it is none."""
        try:
            return normalise_phone(self.data.get("phone", ""))
        except ValidationError:
            return ""


def _address() -> str:
    return get_adapter().get_client_ip(context.request)


class CodeForm(ConfirmLoginCodeForm):
    """The six digits. Every try is counted before it is compared: for the code, the phone and the address."""

    def __init__(self, *args: Any, process, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.process = process
        self.fields["code"] = CodeField()

    def clean_code(self) -> str:
        state, address, device = self.process.state, _address(), device_of(context.request)
        take_turn("guess_address", address)
        take_turn("guess_device", device)
        take_turn("guess_phone", state["phone"])
        take_turn("guess_code", f"{state['phone']} {state['at']}")
        code = super().clean_code()
        give_back_turn("guess_phone", state["phone"])
        give_back_turn("guess_device", device)
        give_back_turn("guess_address", address)
        return code


class PasswordForm(LoginForm):
    """Phone and password, for staff."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["password"]
        field.label = _("Password")
        field.widget.attrs.pop("placeholder", None)
        field.error_messages["required"] = _("Please enter your password.")

    def _setup_password_field(self) -> None:
        """allauth drops the field because people sign up without a password; here it is the purpose."""
