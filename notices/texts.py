"""What became of a text that was handed over: the only place that knows the life of a text message."""

from __future__ import annotations

import datetime

from django.db.models import Q

from accounts.enums import SmsState
from accounts.models import SmsMessage

NOT_GONE = (SmsState.WAITING, SmsState.REFUSED, SmsState.CAPPED)  # surely with us still
TAKEN = (SmsState.HANDED, SmsState.DELIVERED)
LOST = (SmsState.UNKNOWN, SmsState.FAILED)


def sent() -> Q:
    """Of deliveries: the gateway has taken the text."""
    return Q(text_message__state__in=TAKEN)


def lost() -> Q:
    """Of deliveries: it did not arrive, or nobody knows; only a person may decide to send it once more."""
    return Q(text_message__state__in=LOST)


def late(now: datetime.datetime) -> Q:
    """Of deliveries: the text can no longer go, and surely has not gone."""
    return Q(text_message__state__in=NOT_GONE, text_message__expires_at__lte=now)


def withdraw(pk: int) -> bool:
    """Take a text out of the queue for good; False when it went meanwhile."""
    return bool(SmsMessage.objects.filter(pk=pk, state__in=NOT_GONE).delete()[0])
