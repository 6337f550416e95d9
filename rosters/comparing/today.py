"""What the records say today of the people of some rows: a fixed number of queries for each batch."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from accounts.enums import Role
from accounts.models import IdentityPaper, Membership, Person, RoleGrant
from profiles.consenting import may_be_kept_of
from profiles.models import CategorySpan
from rosters.cleaning.row import Cleaned
from rosters.comparing.among import among_people, among_texts


@dataclass
class Member:
    """A current membership."""

    pk: int
    union: int
    from_on: datetime.date
    to_on: datetime.date | None
    is_main: bool


@dataclass
class Known:
    """A person of the records."""

    pk: UUID
    name: str
    phone: str
    is_phone_proved: bool
    is_active: bool
    members: list[Member] = field(default_factory=list)
    has_role: bool = False
    has_paper: bool = False
    categories: set[str] = field(default_factory=set)
    may_be_sensitive: bool = False  # has agreed that hardship is kept
    said: dict[str, Any] = field(default_factory=dict)


@dataclass
class Today:
    papers: dict[str, UUID] = field(default_factory=dict)  # blind index → person
    phones: dict[str, UUID] = field(default_factory=dict)
    people: dict[UUID, Known] = field(default_factory=dict)


def today_of(rows: Iterable[Cleaned]) -> Today:
    """Whose paper stands in a row has most often the row's phone, too: the others' phones are asked for apart."""
    blinds = [row.blind for row in rows if row.blind]
    found = Today(papers=owners_of(blinds))
    add_people(found, {*found.papers.values()})
    found.phones = {known.phone: known.pk for known in found.people.values() if known.phone}
    phones = {row.values["phone"] for row in rows} - {"", *found.phones}
    others = dict(Person.objects.filter(phone__in=among_texts(phones)).values_list("phone", "pk"))
    found.phones.update(others)
    add_people(found, {*others.values()})
    return found


def owners_of(blinds: list[str]) -> dict[str, UUID]:
    """Blind index → person; a paper stands under both of its indexes."""
    listed = among_texts(blinds)
    papers = IdentityPaper.objects.filter(Q(blind__in=listed) | Q(blind_next__in=listed))
    indexes = papers.values_list("blind", "blind_next", "person_id")
    return {blind: person for *both, person in indexes for blind in both}


def add_people(found: Today, people: set[UUID]) -> None:
    if not people:
        return
    keys = among_people(people)
    fields = ("pk", "name", "phone", "phone_verified_at", "is_active", "last_said__values")
    for pk, name, phone, proved_at, is_active, said in Person.objects.filter(pk__in=keys).values_list(*fields):
        found.people[pk] = Known(pk, name, phone or "", proved_at is not None, is_active, said=said or {})
    members = Membership.objects.current().filter(person__in=keys).order_by("-is_main", "from_on", "pk")
    columns = ("person_id", "pk", "union_id", "from_on", "to_on", "is_main")
    for person, *rest in members.values_list(*columns):
        found.people[person].members.append(Member(*rest))
    for person in (
        RoleGrant.objects.filter(person__in=keys).exclude(role=Role.WORKER).values_list("person_id", flat=True)
    ):
        found.people[person].has_role = True
    for person in people & {*found.papers.values()}:
        found.people[person].has_paper = True
    if others := [person for person in people if not found.people[person].has_paper]:
        papers = IdentityPaper.objects.filter(person__in=among_people(others))
        for person in papers.values_list("person_id", flat=True):
            found.people[person].has_paper = True
    for person in may_be_kept_of(people):
        found.people[person].may_be_sensitive = True
    spans = CategorySpan.objects.filter(person__in=keys).touching(timezone.localdate(), None)
    for person, kind in spans.values_list("person_id", "kind"):
        found.people[person].categories.add(kind)
