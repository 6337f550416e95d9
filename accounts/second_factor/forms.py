"""The code of an app or a recovery code. Tries are counted in the database, and a code of the app counts once."""

from __future__ import annotations

from typing import Any

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal import auth
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.second_factor.rules import has_app
from accounts.sign_in.fields import CodeField
from accounts.sign_in.limits import give_back_turn, take_turn


class FactorCodeField(CodeField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"label": _("Code from the app, or a recovery code"), **kwargs})
        self.error_messages["required"] = _("Please enter the code that the app shows.")


class FactorForm(forms.Form):
    code = FactorCodeField()
    is_reauthentication = False

    def __init__(self, *args: Any, user, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_code(self) -> str:
        take_turn("second_person", str(self.user.pk))
        code = "".join(self.cleaned_data["code"].split())
        self.authenticator = self._found(code)
        give_back_turn("second_person", str(self.user.pk))
        return code

    def _found(self, code: str) -> Authenticator:
        for authenticator in Authenticator.objects.filter(user=self.user).exclude(type=Authenticator.Type.WEBAUTHN):
            authenticator.user = self.user
            if authenticator.wrap().validate_code(code) and self._is_fresh(authenticator, code):
                return authenticator
        if has_app(self.user):
            raise get_adapter().validation_error("incorrect_code")
        raise ValidationError(_("This recovery code is not right, or it was used already."), code="incorrect_code")

    def _is_fresh(self, authenticator: Authenticator, code: str) -> bool:
        """allauth remembers used codes in the cache, which may be emptied; the database does not forget them."""
        if authenticator.type != Authenticator.Type.TOTP:
            return True  # a recovery code is crossed out in its row
        try:
            take_turn("totp_used", f"{self.user.pk} {code}")
        except ValidationError:
            return False
        return True

    def save(self) -> None:
        post_authentication(context.request, self.authenticator, reauthenticated=self.is_reauthentication)


class FactorAgainForm(FactorForm):
    is_reauthentication = True


NO_PASSKEY = _("The passkey was not accepted. Please try again, or take another way.")
STUMBLES = (KeyError, TypeError, ValueError, AttributeError)  # the library's, over parts that are missing or odd


def refused_passkey() -> ValidationError:
    return ValidationError(NO_PASSKEY, code="incorrect_code")


class PasskeyForm(AuthenticateWebAuthnForm):
    """What a passkey answered."""

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()
        except ValidationError as error:
            if error.code != "incorrect_code":  # too many tries
                raise
            raise refused_passkey() from error
        except STUMBLES as error:
            raise refused_passkey() from error


class PasskeyAgainForm(PasskeyForm):
    reauthenticated = True


class NewPasskeyForm(AddWebAuthnForm):
    """What a device gave that becomes a passkey here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"].error_messages.update(required=NO_PASSKEY, invalid=NO_PASSKEY)

    def clean(self) -> dict:
        try:
            return super().clean()
        except (ValidationError, *STUMBLES) as error:
            raise ValidationError({"credential": refused_passkey()}) from error


class SetUpForm(ActivateTOTPForm):
    """The first code of a new app proves that it was set up rightly."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = FactorCodeField(label=_("Six digits that the app shows"))

    def clean_code(self) -> str:
        take_turn("second_person", str(self.user.pk))
        code = "".join(self.cleaned_data["code"].split())
        if not auth.validate_totp_code(self.secret, code):
            raise get_adapter().validation_error("incorrect_code")
        give_back_turn("second_person", str(self.user.pk))
        return code
