"""Which union an officer looks at, and the goals that hold there."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from accounts.enums import Tree
from accounts.matrix import roles_for
from accounts.models import Person, Reach, RoleGrant, Union
from lms.enums import GoalKind
from lms.models import Goal
from lms.periods import Period

AN_HOUR = 3600


@dataclass(frozen=True)
class Desk:
    """`unions` are those that the roles were granted for; `union` is one of them or lies below one."""

    union: Union
    unions: list[Union]
    goal_percent: float | None
    goal_seconds: int


def desk_of(person: Person, key: str, period: Period) -> Desk:
    """The union of the address, or the highest that the person is officer of. Raises Http404 for any other."""
    grants = RoleGrant.objects.current().filter(person=person, role__in=roles_for("figures.read"))
    reached = Reach.objects.current().filter(below=OuterRef("pk"), above__in=grants.values("union"))
    found = Union.objects.annotate(
        is_granted=Exists(grants.filter(union=OuterRef("pk"))),
        is_mine=Exists(reached),
        learners_goal=_goal(GoalKind.LEARNERS, period),
        hours_goal=_goal(GoalKind.HOURS, period),
    ).filter(Q(is_granted=True) | Q(key=key))
    rows = list(found.order_by("depth", "path"))
    granted = [union for union in rows if union.is_granted]
    chosen = next((union for union in rows if union.key == key), None) if key else next(iter(granted), None)
    if chosen is None or not chosen.is_mine:
        raise Http404
    percent, hours = chosen.learners_goal, chosen.hours_goal
    return Desk(chosen, granted, float(percent) if percent is not None else None, int((hours or 0) * AN_HOUR))


def way_down(desk: Desk) -> list[Union]:
    """From a union of the role down to the one looked at, by line if that way leads there, else by place."""
    rows = Reach.objects.current().filter(below=desk.union).order_by("-distance").select_related("above")
    steps, granted = list(rows), {union.pk for union in desk.unions}
    for tree in Tree:
        chain = [row.above for row in steps if row.tree == tree]
        first = next((place for place, union in enumerate(chain) if union.pk in granted), None)
        if first is not None:
            return chain[first:]
    return [desk.union]


def _goal(kind: GoalKind, period: Period) -> Subquery:
    """The value of the goal that the nearest union set, in force on the period's last day."""
    held = Q(union__reach_down__to_on=None) | Q(union__reach_down__to_on__gte=period.until)
    here = Q(union__reach_down__below=OuterRef("pk"), union__reach_down__from_on__lte=period.until)
    goals: QuerySet = Goal.objects.current(period.until).filter(Q(union=None) | (held & here), kind=kind)
    nearest = goals.order_by(F("union__reach_down__distance").asc(nulls_last=True), "-from_on")
    return Subquery(nearest.values("value")[:1])
