from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import Person
from records.models import LiveSpan, Record, Seat

DEVICE_LENGTH = 64


@transaction.atomic
def merge_records(*, kept: Person, gone: Person) -> int:
    """Records and live time of `gone` become those of `kept`. What a record says is untouched, only whose it is.

    Time that both had live at once is counted once: of `gone` only what lies beside the spans of `kept` is left."""
    Seat.objects.filter(person=gone).delete()
    for span in LiveSpan.objects.filter(person=gone).order_by("started_at", "pk"):
        _move_span(span, kept)
    return _move_records(kept, gone)


def _move_records(kept: Person, gone: Person) -> int:
    """Both may have used one phone: a device whose numbers would meet is told apart by the old owner."""
    records = Record.objects.filter(person=gone)
    same = Record.objects.filter(person=kept, device=OuterRef("device"), sequence=OuterRef("sequence"))
    meeting = set(records.filter(Exists(same)).values_list("device", flat=True))
    moved = 0
    for device in meeting:
        apart = f"{device[: DEVICE_LENGTH - 9]}~{gone.pk.hex[:8]}"
        moved += _write(records.filter(device=device), person=kept, device=apart)
    return moved + _write(records.exclude(device__in=meeting), person=kept)


def _write(records: QuerySet, **values) -> int:
    """Past the model's refusal to change a record: its owner is not what the phone said."""
    return QuerySet(Record).filter(pk__in=list(records.values_list("pk", flat=True))).update(**values)


def _move_span(span: LiveSpan, kept: Person) -> None:
    others = LiveSpan.objects.filter(person=kept, started_at__lt=span.ended_at, ended_at__gt=span.started_at)
    pieces = _beside(span, list(others.order_by("started_at")))
    span.delete()
    LiveSpan.objects.bulk_create(
        LiveSpan(person=kept, object_key=span.object_key, started_at=begin, ended_at=end, seconds=seconds)
        for begin, end in pieces
        if (seconds := min(span.seconds, int((end - begin).total_seconds())))
    )


def _beside(span: LiveSpan, others: list[LiveSpan]) -> list[tuple[datetime.datetime, datetime.datetime]]:
    pieces, begin = [], span.started_at
    for other in others:
        if other.started_at > begin:
            pieces.append((begin, other.started_at))
        begin = max(begin, other.ended_at)
    return [*pieces, (begin, span.ended_at)] if begin < span.ended_at else pieces
