from __future__ import annotations

import logging
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import Person
from notices.actions.delivering import postpone
from notices.channels import channel
from notices.enums import Channel, State
from notices.models import Delivery, QuietHours
from notices.wording import Letter, outgoing

logger = logging.getLogger(__name__)
MOST_ATTEMPTS = 12  # the outbox waits longer each time: about an hour and a half


def send_mail(*, deliveries: Sequence[int], by: Person | None = None) -> bool:
    """One mail for the deliveries that were handed over, once. Raises the mail server's error to be tried later.

    They are marked as sent before the server is spoken to: who dies in between sends too little, never twice."""
    rows = _claim(deliveries)
    if not rows:
        return False
    reader = rows[0].notice.person
    address = channel(Channel.EMAIL).addresses([reader]).get(reader.pk)
    if not address:
        _back(rows, State.DROPPED)
        return False
    try:
        _send(outgoing([row.notice for row in rows]), address)
    except Exception as error:
        return _failed(rows, error)
    return True


@transaction.atomic
def _claim(keys: Sequence[int]) -> list[Delivery]:
    now = timezone.now()
    found = Delivery.objects.filter(pk__in=keys, state=State.HANDED, channel=Channel.EMAIL).locked()
    rows = list(found.select_related("notice", "notice__person", "notice__campaign"))
    loud_from = QuietHours.objects.in_force(timezone.localdate(now)).next_ring(now)
    if loud_from > now and not all(row.is_urgent for row in rows):
        postpone(rows, loud_from)
        return []
    Delivery.objects.filter(pk__in=[row.pk for row in rows]).update(
        state=State.SENT, sent_at=now, attempts=F("attempts") + 1
    )
    return rows


def _send(letter: Letter, address: str) -> None:
    link = f"{settings.PUBLIC_ORIGIN}{letter.url}" if letter.url else ""
    text = f"{letter.text}\n\n{letter.action}: {link}" if link else letter.text
    EmailMessage(subject=letter.title, body=text, to=[address]).send()


def _failed(rows: Sequence[Delivery], error: Exception) -> bool:
    """Try again later, until it was tried often enough. The error's text may hold an address: keep its kind."""
    kind, gives_up = type(error).__name__, rows[0].attempts + 1 >= MOST_ATTEMPTS
    _back(rows, State.FAILED if gives_up else State.HANDED, kind)
    if not gives_up:
        raise error
    logger.warning("notice deliveries %s given up: %s", [row.pk for row in rows], kind)
    return False


def _back(rows: Sequence[Delivery], state: State, error: str = "") -> None:
    sent = Delivery.objects.filter(pk__in=[row.pk for row in rows], state=State.SENT)
    sent.update(state=state, sent_at=None, error=error[:60])
