"""A code sent to a phone for one purpose, bound to the session that asked for it; burnt after five wrong tries."""

from __future__ import annotations

import datetime

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac
from django.utils.translation import gettext as _

from accounts.actions.sms import queue_sms
from accounts.models import Person
from accounts.sign_in.limits import give_back_turn, take_turn
from accounts.validators import plain

SESSION = "codes"


def send_code(request: HttpRequest, *, purpose: str, phone: str, text: str, by: Person) -> None:
    """`text` has a place for %(code)s. Raises ValidationError(code="wait") when too many were asked for."""
    take_turn("code_address", get_adapter().get_client_ip(request))
    for limit in ("code_pause", "code_hour", "code_day"):
        take_turn(limit, phone)
    take_turn("code_all")
    code = get_random_string(6, allowed_chars="0123456789")
    facts = {"code": code}
    queue_sms(phone=phone, text=text % facts, template="code", facts=facts, valid_for=_valid_for(), by=by)
    at = timezone.now().timestamp()
    _put(request, purpose, {"phone": phone, "at": at, "digest": _digest(purpose, phone, at, code)})


def phone_of_code(request: HttpRequest, purpose: str) -> str:
    """The number that a code of this purpose is on its way to; empty without one that still holds."""
    sent = request.session.get(SESSION, {}).get(purpose)
    is_fresh = sent and timezone.now().timestamp() - sent["at"] < _valid_for().total_seconds()
    return sent["phone"] if is_fresh else ""


def use_code(request: HttpRequest, *, purpose: str, typed: str) -> str:
    """The phone number that was proved; the code is used up. Raises ValidationError: `expired`, `wait`, `incorrect`."""
    phone = phone_of_code(request, purpose)
    if not phone:
        message = _("The code has expired: it holds for 5 minutes. Please ask for a new one.")
        raise ValidationError(message, code="expired")
    sent = request.session[SESSION][purpose]
    take_turn("guess_code", f"{phone} {sent['at']}")
    take_turn("guess_phone", phone)
    if not constant_time_compare(sent["digest"], _digest(purpose, phone, sent["at"], _digits(typed))):
        message = _("This code is not right. Please compare it with the newest text message.")
        raise ValidationError(message, code="incorrect")
    give_back_turn("guess_phone", phone)
    forget_code(request, purpose)
    return phone


def forget_code(request: HttpRequest, purpose: str) -> None:
    _put(request, purpose, None)


def _put(request: HttpRequest, purpose: str, sent: dict | None) -> None:
    others = {name: value for name, value in request.session.get(SESSION, {}).items() if name != purpose}
    request.session[SESSION] = {**others, purpose: sent} if sent else others


def _digest(purpose: str, phone: str, at: float, code: str) -> str:
    return salted_hmac("accounts.identity.codes", f"{purpose} {phone} {at} {code}", algorithm="sha256").hexdigest()


def _digits(typed: str) -> str:
    return "".join(plain(typed).split())


def _valid_for() -> datetime.timedelta:
    return datetime.timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
