"""Records side by side, as officers compare them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.auditing.queries import people_named
from accounts.enums import MergeState
from accounts.models import MergeRequest, Person
from accounts.queries import memberships_of, roles_of


@dataclass(frozen=True)
class Side:
    """One of two records: what helps to see whether they are the same person."""

    person: Person
    unions: list[str]
    roles: list[str]
    papers: list[str]
    seen_at: datetime.datetime | None


def side_of(person: Person) -> Side:
    return Side(
        person,
        [row.union.name for row in memberships_of(person)],
        [f"{grant.get_role_display()} · {grant.union.label}" for grant in roles_of(person)],
        [paper.masked for paper in person.papers.order_by("pk")],
        person.last_login,
    )


def records_named(typed: str, by: Person) -> list[Person]:
    """The records of one's part that fit, closed ones not. Raises ValidationError when there is none."""
    keys = people_named(typed, by)
    found = Person.objects.visible_to(by, keys).filter(merged_into=None)
    return list(found.order_by("joined_at", "pk"))


def merges_to_decide(person: Person) -> QuerySet[MergeRequest]:
    """What waits for a decision and was asked for by somebody else."""
    return MergeRequest.objects.visible_to(person).filter(state=MergeState.ASKED).exclude(asked_by=person)
