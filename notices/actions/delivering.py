from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from notices.actions.sending import send_when_due
from notices.channels import channel as channel_of
from notices.enums import State
from notices.models import Delivery, Notice, QuietHours
from notices.wording import outgoing


@transaction.atomic
def deliver(*, person: uuid.UUID | str, channel: str, by: Person | None = None) -> int:
    """Hand over what is due to a person by a channel: urgent notices one by one, the others in one letter.

    The rows are locked and change state with the handing over: a second worker, a second try or a clock that went
    back finds nothing to do. Returns how many notices went."""
    now = timezone.now()
    rows = Delivery.objects.due(now).filter(notice__person=person, channel=channel).locked()
    due = _still_wanted(list(rows.select_related("notice", "notice__person", "notice__campaign")), channel)
    urgent, rest = [row for row in due if row.is_urgent], [row for row in due if not row.is_urgent]
    loud_from = QuietHours.objects.in_force(timezone.localdate(now)).next_ring(now)
    if loud_from > now:
        postpone(rest, loud_from)
        rest = []
    way = channel_of(channel)
    for letter in [*([row] for row in urgent), *([rest] if rest else [])]:
        reader = letter[0].notice.person
        way.hand_over(outgoing([row.notice for row in letter]), way.addresses([reader])[reader.pk], letter)
    return len(urgent) + len(rest)


def _still_wanted(rows: Sequence[Delivery], channel: str) -> list[Delivery]:
    """Without what has no use or no reader any more: over, taken back, read by now, of a union left, no address."""
    if not rows:
        return []
    person, way = rows[0].notice.person, channel_of(channel)
    meant = Notice.objects.visible_to(person).filter(pk__in=[row.notice_id for row in rows])
    keys = set(meant.values_list("pk", flat=True)) if way.is_set_up() and way.addresses([person]) else set()
    kept = [row for row in rows if row.notice_id in keys and not _is_useless(row)]
    gone = [row.pk for row in rows if row not in kept]
    Delivery.objects.filter(pk__in=gone).update(state=State.DROPPED)
    return kept


def _is_useless(row: Delivery) -> bool:
    """What was read in Gongxue need not ring afterwards; a warning about the account does."""
    is_read = row.notice.read_at is not None and not row.is_urgent
    return row.notice.is_over or row.notice.is_recalled or is_read


def postpone(rows: Sequence[Delivery], due_at) -> None:
    Delivery.objects.filter(pk__in=[row.pk for row in rows]).update(state=State.WAITING, due_at=due_at)
    for row in rows:
        row.due_at = due_at
    send_when_due(rows)
