"""Being oneself once more, asked each time, never remembered: the second proof of whoever has one, the password, or a
fresh code to one's own phone."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.identity.codes import send_code, use_code
from accounts.models import Person
from accounts.second_factor.forms import FactorForm, PasskeyForm
from accounts.second_factor.rules import factors_of
from accounts.sign_in.limits import give_back_turn, take_turn

OWN = "own"


def send_own_code(request: HttpRequest, person: Person) -> None:
    """A code to the person's own number, to say once more that it is she who sits there."""
    if not person.phone:
        raise ValidationError(_("There is no phone number to send a code to."), code="no_phone")
    text = _("[Gongxue] %(code)s confirms that it is you who works here. Tell it to nobody. It holds for 5 minutes.")
    send_code(request, purpose=OWN, phone=person.phone, text=text, by=person)


def question_to_passkey(person: Person) -> dict | None:
    """What the device is asked, once, by this session; None for whoever has no passkey."""
    if Authenticator.Type.WEBAUTHN not in factors_of(person):
        return None
    return {"request_options": begin_authentication(person)}


def check_oneself(
    request: HttpRequest, person: Person, *, password: str = "", code: str = "", factor: str = "", credential: str = ""
) -> None:
    """`factor` is a code of the app or a recovery code, `credential` what a passkey answered to this session.

    Raises ValidationError by field: `password`, `code`, `factor`, `credential`. A code is used up."""
    if credential:
        _check_form(PasskeyForm({"credential": credential}, user=person), "credential", "credential")
    elif factor:
        _check_form(FactorForm({"code": factor}, user=person), "code", "factor")
    elif password:
        _check_password(person, password)
    elif code:
        try:
            use_code(request, purpose=OWN, typed=code)
        except ValidationError as refusal:
            raise ValidationError({"code": refusal}) from refusal
    else:
        raise ValidationError({field_asked(person): _("Please confirm that it is you.")}, code="proof")


def field_asked(person: Person) -> str:
    """What a page asks first: the app of whoever has one, else the password, else a code to the phone."""
    if factors_of(person) & {Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES}:
        return "factor"
    return "password" if person.has_usable_password() else "code"


def _check_form(form: Form, name: str, field: str) -> None:
    """One of the sign-in's own forms, which count tries and use codes up; its refusal goes to `field`."""
    if not form.is_valid():
        raise ValidationError({field: form.errors.as_data()[name]})


def _check_password(person: Person, typed: str) -> None:
    try:
        take_turn("password_phone", str(person.pk))
    except ValidationError as refusal:
        raise ValidationError({"password": refusal}) from refusal
    if not person.check_password(typed):
        raise ValidationError({"password": ValidationError(_("This password is not right."), code="password")})
    give_back_turn("password_phone", str(person.pk))
