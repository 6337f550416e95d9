"""Categories by chance. The shares are invented: they give lists and figures something to count and measure nobody."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from django.db import connection

from accounts.models import Person
from profiles import overlaps
from profiles.enums import CategoryKind, Source
from profiles.models import CategorySpan

SHARES = {
    CategoryKind.MIGRANT: 0.3,
    CategoryKind.INDUSTRIAL: 0.25,
    CategoryKind.FRONTLINE: 0.1,
    CategoryKind.PLATFORM: 0.08,
    CategoryKind.DISPATCHED: 0.06,
    CategoryKind.SPECIAL_OPERATOR: 0.05,
    CategoryKind.TEAM_LEADER: 0.03,
    CategoryKind.HARDSHIP_DEEP: 0.004,
    CategoryKind.HARDSHIP_RELATIVE: 0.008,
}
SHARE_ENDED = 0.1


@contextmanager
def compared_at_the_end() -> Iterator[None]:
    """PostgreSQL compares spans much faster all at once than one by one; a broken run is thrown away anyway."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.schema_editor() as editor:
        overlaps.remove(None, editor)
    yield
    with connection.schema_editor() as editor:
        connection.check_constraints()  # PostgreSQL alters no table that still has keys to check
        overlaps.install(None, editor)


def spans_of(
    chance: Random, person: Person, since: datetime.date, today: datetime.date, *, is_woman: bool
) -> Iterator[CategorySpan]:
    """What the person has been since she joined; some of it is over."""
    kinds = [kind for kind, share in SHARES.items() if chance.random() < share]
    for kind in [CategoryKind.WOMAN, *kinds] if is_woman else kinds:
        is_over = kind != CategoryKind.WOMAN and chance.random() < SHARE_ENDED
        to_on = since + (today - since) / 2 if is_over else None
        yield CategorySpan(person=person, kind=kind, from_on=since, to_on=to_on, source=Source.ROSTER)
