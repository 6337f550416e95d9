from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from records.models import LiveSpan, Seat

LONGEST_GAP = datetime.timedelta(seconds=90)  # heartbeats come every 30 s; two may be lost on a weak network


@transaction.atomic
def beat(*, person: Person, device: str, object_key: str, at: datetime.datetime | None = None) -> int:
    """One heartbeat of the page `object_key`, on the server's clock; the whole seconds newly credited.

    One place a person: another page or phone takes the seat, and the time in between belongs to neither."""
    now = at or timezone.now()
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)  # one heartbeat of a person at a time
    seat = Seat.objects.filter(person=person).first()
    if seat is None or (seat.device, seat.object_key) != (device, object_key):
        started = max(now, seat.beat_at) if seat else now
        Seat.objects.update_or_create(
            person=person, defaults={"device": device, "object_key": object_key, "beat_at": started}
        )
        return 0
    return _credit(seat, now)


def _credit(seat: Seat, now: datetime.datetime) -> int:
    gap = now - seat.beat_at
    if gap < datetime.timedelta(seconds=1):  # also a server clock that was set back
        return 0
    seconds = int(gap.total_seconds()) if gap <= LONGEST_GAP else 0
    if seconds:
        _lengthen(seat, now, seconds)
    seat.beat_at = seat.beat_at + datetime.timedelta(seconds=seconds) if seconds else now
    seat.save(update_fields=["beat_at"])
    return seconds


def _lengthen(seat: Seat, now: datetime.datetime, seconds: int) -> None:
    spans = LiveSpan.objects.filter(person_id=seat.person_id, object_key=seat.object_key, ended_at=seat.beat_at)
    until = seat.beat_at + datetime.timedelta(seconds=seconds)
    if span := spans.first():
        span.ended_at, span.seconds = until, span.seconds + seconds
        span.save(update_fields=["ended_at", "seconds"])
    else:
        LiveSpan.objects.create(
            person_id=seat.person_id,
            object_key=seat.object_key,
            started_at=seat.beat_at,
            ended_at=until,
            seconds=seconds,
        )
