"""What the unions below have learnt, in grouped SQL: a figure is counted where its person was a member on that day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, TruncDate, TruncMonth
from django.utils import timezone

from accounts.models import Membership, Reach, Union
from accounts.models.union import UnionQuerySet
from courses.models import CourseCompletion, LearningDay


@dataclass(frozen=True)
class Figures:
    """Of one union and everything below it; `members` is the denominator, on the last day."""

    union: Union
    members: int = 0
    learners: int = 0
    seconds: int = 0
    completions: int = 0


def figures(union: Union, since: datetime.date, until: datetime.date) -> tuple[Figures, list[Figures]]:
    """The union as a whole and each union right below it on the last day, by line or by place. Two queries.

    A person in two unions, or in one that hangs in two places, counts in each part and once in the whole. Members,
    unions and trees are those of the day: what moves, merges or closes later changes nothing."""
    children = Union.objects.children_of(union, on=until).existing(since, until)
    (whole,) = _with_figures(Union.objects.filter(pk=union.pk), since, until)
    return whole, _with_figures(children, since, until)


def months(union: Union, since: datetime.date, until: datetime.date) -> list[tuple[datetime.date, int]]:
    """Verified seconds by month of everybody who was a member that day; each second once."""
    days = LearningDay.objects.filter(on__range=(since, until)).filter(_was_member(union))
    rows = days.annotate(month=TruncMonth("on")).order_by("month").values("month").annotate(total=Sum("seconds"))
    return [(row["month"], row["total"]) for row in rows]


def _with_figures(unions: UnionQuerySet, since: datetime.date, until: datetime.date) -> list[Figures]:
    below = Reach.objects.current(until).filter(above=OuterRef(OuterRef("pk")))
    members = Membership.objects.current(until).filter(union__in=below.values("below"))
    days = LearningDay.objects.filter(_was_member(OuterRef(OuterRef("pk"))), on__range=(since, until))
    begin, end = _moments(since, until)
    done = CourseCompletion.objects.filter(completed_at__gte=begin, completed_at__lt=end)
    done = done.annotate(on=TruncDate("completed_at")).filter(_was_member(OuterRef(OuterRef("pk"))))
    rows = unions.annotate(
        members=_total(members, Count("person", distinct=True)),
        learners=_total(days, Count("person", distinct=True)),
        seconds=_total(days, Sum("seconds")),
        completions=_total(done, Count("pk")),
    )
    return [Figures(row, row.members, row.learners, row.seconds, row.completions) for row in rows]


def _was_member(union: Union | OuterRef) -> Exists:
    """Was the outer row's person a member at or below the union on the row's day `on`?"""
    memberships = Membership.objects.current(OuterRef("on")).filter(person=OuterRef("person"))
    return Exists(memberships.under(union, OuterRef("on")))


def _total(rows: QuerySet, what: Count | Sum) -> Coalesce:
    """One number of all rows; grouping by a constant makes the aggregate a subquery."""
    grouped = rows.order_by().annotate(one=Value(1)).values("one").annotate(total=what)
    return Coalesce(Subquery(grouped.values("total")), Value(0))


def _moments(since: datetime.date, until: datetime.date) -> tuple[datetime.datetime, datetime.datetime]:
    zone = timezone.get_current_timezone()
    begin = datetime.datetime.combine(since, datetime.time(), zone)
    return begin, datetime.datetime.combine(until + datetime.timedelta(days=1), datetime.time(), zone)
