"""People by chance: names, numbers of nobody, where they belong and since when, what they are."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from uuid import UUID

from django.utils import timezone

from accounts.models import IdentityPaper, Membership, Person, Union
from lms.scale.categories import spans_of
from lms.scale.papers import Numbers, paper_of
from lms.scale.words import person_name
from profiles.models import CategorySpan

FIRST_NUMBER = 1_990_000_0000  # a block of its own, eleven digits
SHARE_MOVED = 0.05  # came from another union, whose figures keep the earlier years
NO_PASSWORD = "!scale"  # noqa: S105 (unusable: these people sign in with a code)


@dataclass(frozen=True)
class Batch:
    people: list[Person]
    memberships: list[Membership]
    papers: list[IdentityPaper]
    spans: list[CategorySpan]


def batches(chance: Random, count: int, unions: list[Union], size: int) -> Iterator[Batch]:
    """`unions` are those that have members of their own; a few have many, most have some dozens."""
    weights = list(accumulate(chance.lognormvariate(0, 1) for _union in unions))
    today = timezone.localdate()
    numbers = Numbers(chance, today)
    for begin in range(0, count, size):
        batch = Batch([], [], [], [])
        for number in range(begin, min(count, begin + size)):
            _add(batch, chance, number, chance.choices(unions, cum_weights=weights, k=2), numbers)
        yield batch


def _add(batch: Batch, chance: Random, number: int, where: list[Union], numbers: Numbers) -> None:
    today, is_woman = numbers.today, chance.random() < 0.42
    person = Person(
        id=UUID(int=chance.getrandbits(128), version=4),
        phone=f"+86{FIRST_NUMBER + number}",
        name=person_name(chance, is_woman=is_woman),
        password=NO_PASSWORD,
    )
    batch.people.append(person)
    since = today - datetime.timedelta(days=chance.randrange(30, 3000))
    batch.papers.append(paper_of(person, numbers.draw(is_woman=is_woman)))
    batch.spans.extend(spans_of(chance, person, since, today, is_woman=is_woman))
    here, earlier = where
    batch.memberships.append(Membership(person=person, union=here, from_on=since))
    if chance.random() < SHARE_MOVED and earlier.pk != here.pk:
        began = since - datetime.timedelta(days=chance.randrange(100, 2000))
        ended = since - datetime.timedelta(days=1)
        batch.memberships.append(Membership(person=person, union=earlier, from_on=began, to_on=ended))
