from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import Person
from notices import texts
from notices.actions.delivering import postpone
from notices.enums import Channel, State
from notices.models import Delivery, QuietHours

MOST_DAYS = 3
AT_ONCE = 500


def settle(*, by: Person | None = None) -> tuple[int, int]:
    """What became of the texts that were handed over: (sent, came too late and are planned anew or given up)."""
    now = timezone.now()
    handed = Delivery.objects.filter(state=State.HANDED, channel=Channel.SMS)
    sent = 0
    for pk, sent_at in handed.filter(texts.sent()).values_list("pk", "text_message__sent_at")[:AT_ONCE]:
        sent += Delivery.objects.filter(pk=pk, state=State.HANDED).update(state=State.SENT, sent_at=sent_at)
    lost = handed.filter(texts.lost()).values_list("pk", flat=True)[:AT_ONCE]
    Delivery.objects.filter(pk__in=list(lost), state=State.HANDED).update(state=State.FAILED, error="Lost")
    late = handed.filter(texts.late(now)).order_by().values_list("text_message", flat=True).distinct()
    return sent, sum(_again(text) for text in list(late[:AT_ONCE]))


@transaction.atomic
def _again(text: int) -> int:
    """Take back a text that came too late, so that it can never go, and plan its notices anew."""
    rows = list(Delivery.objects.filter(text_message=text, state=State.HANDED).locked().select_related("notice"))
    if not texts.withdraw(text):
        return 0
    keys = [row.pk for row in rows]
    Delivery.objects.filter(pk__in=keys).update(text_message=None, attempts=F("attempts") + 1, error="Expired")
    given_up = [row.pk for row in rows if row.attempts + 1 >= MOST_DAYS]
    Delivery.objects.filter(pk__in=given_up).update(state=State.FAILED)
    _later([row for row in rows if row.pk not in given_up], timezone.now())
    return len(rows)


def _later(rows: Sequence[Delivery], now: datetime.datetime) -> None:
    hours = QuietHours.objects.in_force(timezone.localdate(now))
    postpone([row for row in rows if row.is_urgent], now)
    postpone([row for row in rows if not row.is_urgent], hours.next_ring(now))
