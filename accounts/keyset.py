"""Pages of a list of any length: each begins behind the last row shown, so none costs more than the first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from uuid import UUID

from django.core.signing import b64_decode, b64_encode
from django.db.models import Q, QuerySet

MOST_COUNTED = 1_000


@dataclass(frozen=True)
class Keyset:
    """`rows` in order; `next` and `previous` are values for the address (`after`, `before`), empty at the ends."""

    rows: list
    next: str
    previous: str


def by_name(people: QuerySet, *, after: str, before: str, size: int) -> Keyset:
    """People by name, then by key."""
    place = _read(before or after)
    backwards = bool(place and before)
    if place:
        name, key = place
        beyond = (
            Q(name__lt=name) | Q(name=name, pk__lt=key) if backwards else Q(name__gt=name) | Q(name=name, pk__gt=key)
        )
        people = people.filter(beyond)
    order = ("-name", "-pk") if backwards else ("name", "pk")
    rows = list(people.order_by(*order)[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    has_next, has_previous = (backwards or more), (more if backwards else bool(place))
    return Keyset(
        rows,
        _write(rows[-1]) if rows and has_next else "",
        _write(rows[0]) if rows and has_previous else "",
    )


def counted(rows: QuerySet) -> tuple[int, bool]:
    """How many, and whether there are more than anybody counts row by row."""
    number = rows.order_by()[: MOST_COUNTED + 1].count()
    return min(number, MOST_COUNTED), number > MOST_COUNTED


def _write(person) -> str:
    return b64_encode(json.dumps([person.name, str(person.pk)]).encode()).decode()


def _read(place: str) -> tuple[str, UUID] | None:
    """None for an address that was cut off on its way: the list then begins at the beginning."""
    try:
        name, key = json.loads(b64_decode(place.encode()))
        return str(name), UUID(key)
    except (ValueError, TypeError, AttributeError):
        return None
