from __future__ import annotations

import datetime
import logging

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.enums import SmsState
from accounts.models import Person, SmsDay, SmsMessage
from accounts.signals import sms_queued
from accounts.sms import sms_backend
from accounts.sms.base import AnswerLost, NotTaken, Receipt, Refused, SmsBackend

logger = logging.getLogger(__name__)


@transaction.atomic
def queue_sms(
    *,
    phone: str,
    text: str,
    template: str = "",
    facts: dict[str, str] | None = None,
    valid_for: datetime.timedelta | None = None,
    by: Person | None,
) -> SmsMessage:
    """Write a text for a phone; it leaves through the outbox, or not at all once `valid_for` is over.

    `template` and `facts` (in the template's order) are for gateways that send only approved texts: SMS_TEMPLATES."""
    expires_at = timezone.now() + valid_for if valid_for else None
    message = SmsMessage.objects.create(
        phone=phone, text=text, template=template, facts=facts or {}, expires_at=expires_at
    )
    sms_queued.send(sender=SmsMessage, message=message)
    return message


def send_sms(*, pk: int, by: Person | None = None) -> bool:
    """Hand a queued text to the backend, at most once: True when the gateway took it.

    It is claimed before it leaves. Only when the gateway surely did not take it does it wait again (NotTaken is
    raised); when the answer was lost its state stays "unknown" and it is never sent a second time."""
    message, backend = SmsMessage.objects.claim(pk, timezone.now()), sms_backend()
    if message is None:
        return False
    price, today = message.parts * settings.SMS_PRICE_FEN * backend.reaches_phones, timezone.localdate()
    if not SmsDay.objects.spend(today, price, settings.SMS_DAILY_CAP_FEN):
        return _settle(message, backend, SmsState.CAPPED)
    try:
        provider_id = backend.send(message.as_text())
    except NotTaken:
        SmsDay.objects.give_back(today, price)
        SmsMessage.objects.settle(pk, SmsState.WAITING)
        raise
    except Refused as refusal:
        SmsDay.objects.give_back(today, price)
        return _settle(message, backend, SmsState.REFUSED, reason=str(refusal)[:60])
    except AnswerLost as error:
        logger.warning("text %s: no answer of the gateway (%s)", pk, error)
        return _settle(message, backend, SmsState.UNKNOWN, reason=str(error)[:60])
    return _settle(message, backend, SmsState.HANDED, sent_at=timezone.now(), provider_id=provider_id[:64])


def _settle(message: SmsMessage, backend: SmsBackend, state: SmsState, **fields: object) -> bool:
    SmsMessage.objects.settle(message.pk, state, **fields)
    if backend.reaches_phones:
        SmsMessage.objects.filter(pk=message.pk).update(text=message.text_without_code, facts={})
    return state == SmsState.HANDED


def take_receipts(receipts: list[Receipt], *, by: Person | None = None) -> int:
    """What the gateway says became of its texts; how many were news."""
    return sum(SmsMessage.objects.receive(receipt) for receipt in receipts)


def forget_lost_sms(*, minutes: int = 10, by: Person | None = None) -> int:
    """Texts whose worker died in the middle of handing over: "unknown", never sent again."""
    before = timezone.now() - datetime.timedelta(minutes=minutes)
    return SmsMessage.objects.lost(before).update(state=SmsState.UNKNOWN)
