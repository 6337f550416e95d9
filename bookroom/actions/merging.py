from __future__ import annotations

from django.db import transaction

from accounts.models import Person
from bookroom.models import ReadingPlace


@transaction.atomic
def merge_places(*, kept: Person, gone: Person) -> int:
    """Reading places become those of `kept`; of two in one book the later one holds, and finished stays finished."""
    known = {row.book_id: row for row in ReadingPlace.objects.filter(person=kept)}
    rows = list(ReadingPlace.objects.filter(person=gone))
    for row in rows:
        mine = known.get(row.book_id)
        if mine and mine.updated_at >= row.updated_at:
            _finish(mine, row)
            row.delete()
            continue
        if mine:
            _finish(row, mine)
            mine.delete()
        row.person = kept
        row.save(update_fields=["person", "finished_at"])
    return len(rows)


def _finish(stays: ReadingPlace, goes: ReadingPlace) -> None:
    stays.finished_at = min(filter(None, (stays.finished_at, goes.finished_at)), default=None)
    stays.save(update_fields=["finished_at"])
