"""What the pages about joining show."""

from __future__ import annotations

import datetime

from django.db.models import Prefetch, Q
from django.utils import timezone

from accounts.enums import JoinState
from accounts.joining.rules import requests_to_decide
from accounts.models import JoinRequest, Membership, Person, Union
from accounts.models.joining import JoinRequestQuerySet
from accounts.models.union import UnionQuerySet

FOUND = 20
REMEMBERED = datetime.timedelta(days=90)


def memberships_ever(person: Person) -> tuple[list[Membership], list[Membership]]:
    """The current memberships, the main one first, and the past ones, the last left first."""
    today = timezone.localdate()
    rows = person.memberships.select_related("union").order_by("-is_main", "from_on", "pk")
    current = [row for row in rows if row.to_on is None or row.to_on >= today]
    past = [row for row in rows if row.to_on is not None and row.to_on < today]
    return current, sorted(past, key=lambda row: row.to_on or today, reverse=True)


def requests_of(person: Person) -> list[JoinRequest]:
    """The open requests and those decided lately, the newest first."""
    lately = Q(state=JoinState.REQUESTED) | Q(decided_at__gte=timezone.now() - REMEMBERED)
    found = JoinRequest.objects.filter(lately, person=person).exclude(state=JoinState.WITHDRAWN)
    return list(found.select_related("union").order_by("-asked_at", "-pk"))


def unions_named(person: Person, words: str) -> list[Union]:
    """The first unions whose name has every word, each with `place`, the names above it."""
    unions: UnionQuerySet = Union.objects.visible_to(person)
    for word in words.split()[:5]:
        unions = unions.filter(Q(name__icontains=word) | Q(short_name__icontains=word))
    found = list(unions[:FOUND])
    names = _names_above(found)
    for union in found:
        union.place = " · ".join(names[path] for path in _paths_above(union) if path in names)
    return found


def _paths_above(union: Union) -> list[str]:
    return [union.path[:end] for end in range(Union.steplen, len(union.path), Union.steplen)]


def _names_above(unions: list[Union]) -> dict[str, str]:
    paths = {path for union in unions for path in _paths_above(union)}
    return {union.path: union.label for union in Union.objects.filter(path__in=paths)}


def queue(person: Person, state: str, union: str) -> JoinRequestQuerySet:
    """Requests that the person may decide: open ones the oldest first, decided ones the newest first."""
    found = requests_to_decide(person).filter(state=state)
    if union:
        found = found.filter(union__in=Union.objects.below(*Union.objects.filter(key=union)))
    order = ["asked_at", "pk"] if state == JoinState.REQUESTED else ["-decided_at", "-pk"]
    current = Membership.objects.current().select_related("union").order_by("-is_main", "from_on", "pk")
    here = Prefetch("person__memberships", queryset=current, to_attr="current_memberships")
    return (
        found.select_related("person", "union", "leaves__union", "decided_by").prefetch_related(here).order_by(*order)
    )


def unions_asked(person: Person, state: str) -> list[Union]:
    """The unions that have requests in this state, for the filter."""
    return list(Union.objects.filter(pk__in=requests_to_decide(person).filter(state=state).values("union")))
