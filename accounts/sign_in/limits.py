"""How often somebody may try. Counted in the database: an emptied or missing cache opens nothing."""

from __future__ import annotations

import datetime
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import LimitCount, SmsDay
from accounts.sms import sms_backend


def take_turn(limit: str, value: str = "") -> None:
    """Use one turn of a limit of SIGN_IN_LIMITS; raises ValidationError(code="wait") with the time to wait.

    Closed when it cannot be counted: then nobody gets a turn."""
    most, seconds = settings.SIGN_IN_LIMITS[limit]
    try:
        wait = LimitCount.objects.take(_key(limit, value), most, datetime.timedelta(seconds=seconds))
    except DatabaseError as error:
        sentence = _("Signing in cannot be checked at the moment. Please try again in a few minutes.")
        raise ValidationError(sentence, code="closed") from error
    if wait:
        raise ValidationError(_sentence(limit, wait), code="wait")


def check_texts_are_paid_for() -> None:
    """Raises ValidationError(code="money") when the day's money for texts is used up: none would leave."""
    spent = SmsDay.objects.spent_on(timezone.localdate())
    if sms_backend().reaches_phones and spent + settings.SMS_PRICE_FEN > settings.SMS_DAILY_CAP_FEN:
        sentence = _("No more text messages can be sent today. Please try again tomorrow, or sign in with a password.")
        raise ValidationError(sentence, code="money")


def give_back_turn(limit: str, value: str = "") -> None:
    LimitCount.objects.give_back(_key(limit, value))


def turns_taken(limit: str, value: str = "") -> int:
    """How many turns were used in the running period."""
    return LimitCount.objects.taken(_key(limit, value))


def _key(limit: str, value: str) -> str:
    return f"{limit}:{sha256(value.encode()).hexdigest()[:40]}"


def _sentence(limit: str, wait: int) -> str:
    if limit == "code_pause":
        return _("A code was sent a moment ago. You can ask for a new one in %(seconds)d seconds.") % {"seconds": wait}
    minutes = {"minutes": -(-wait // 60)}
    if limit.startswith("question_"):
        return _("Too many questions were answered from here. Please try again in %(minutes)d minutes.") % minutes
    if limit.startswith("code_"):
        return _("Too many codes were asked for. Please try again in %(minutes)d minutes.") % minutes
    if limit == "guess_code":
        return _("The code was wrong too often and no longer holds. Please ask for a new one.")
    return _("Too many wrong attempts. Please try again in %(minutes)d minutes.") % minutes
