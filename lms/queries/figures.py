"""Figures of unions, in one query whatever their number.

A person counts once a row, however many memberships she has, so a total may be less than the sum of its parts.
Hours and completions belong to the union of which the person was a member on that day, and to those above it on
that day, by line or by place: what moves, merges or closes later changes nothing."""

from __future__ import annotations

import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, ExtractMonth, ExtractYear, TruncDate

from accounts.models import Membership, Reach, Union
from accounts.models.membership import MembershipQuerySet
from accounts.models.union import UnionQuerySet
from courses.models import CourseCompletion, Enrolment, LearningDay
from credits.models import Posting
from lms.periods import Period

Months = dict[tuple[int, int], int]


def with_figures(unions: QuerySet[Union], period: Period, goal_seconds: int) -> QuerySet[Union]:
    """Unions with members, learners, learners_before, enrolled, completions, completions_now, seconds, and reached,
    which is 0 without a goal."""
    below = Reach.objects.current(period.until).filter(above=OuterRef(OuterRef("pk")))
    members = Membership.objects.current(period.until).filter(union__in=below.values("below"))
    before = period.last_month_end
    return unions.annotate(
        members=_people(members),
        learners=_people(members.filter(_learnt(period.begin, period.until))),
        learners_before=_people(members.filter(_learnt(period.begin, before))),
        reached=_people(members.filter(person__in=_reached(period, goal_seconds))) if goal_seconds else Value(0),
        enrolled=_total(_at_the_time(Enrolment.objects.annotate(day=TruncDate("enrolled_at")), period), Count("pk")),
        completions=_total(_completions(period), Count("pk")),
        completions_now=_total(_completions(period).filter(day__gt=before), Count("pk")),
        seconds=_total(_at_the_time(Posting.objects.annotate(day=TruncDate("happened_at")), period), Sum("seconds")),
    )


def near(union: Union, period: Period) -> UnionQuerySet:
    """The union and what hung right below it on the period's last day, by line or by place, each once."""
    children = Union.objects.children_of(union, on=period.until).existing(period.begin, period.until)
    return Union.objects.filter(Q(pk=union.pk) | Q(pk__in=children))


def learners_by_month(union: Union, year: int) -> Months:
    """People who learnt, by (year, month), for the year and the one before it; each once a month."""
    days = LearningDay.objects.filter(on__year__in=[year - 1, year], seconds__gt=0).annotate(day=F("on"))
    member = _was_member().under(union, OuterRef("day"))
    rows = days.filter(Exists(member)).order_by().values(y=ExtractYear("on"), m=ExtractMonth("on"))
    return {(row["y"], row["m"]): row["people"] for row in rows.annotate(people=Count("person", distinct=True))}


def _learnt(begin: datetime.date, until: datetime.date) -> Exists:
    days = LearningDay.objects.filter(person=OuterRef("person"), on__gte=begin, on__lte=until, seconds__gt=0)
    return Exists(days)


def _reached(period: Period, goal_seconds: int) -> QuerySet:
    """Who has the goal's hours in the period: asked once for all unions, not once for each of their members."""
    postings = Posting.objects.annotate(day=TruncDate("happened_at")).order_by().values("person")
    held = postings.filter(day__gte=period.begin, day__lte=period.until)
    return held.annotate(total=Sum("seconds")).filter(total__gte=goal_seconds).values("person")


def _completions(period: Period) -> QuerySet:
    return _at_the_time(CourseCompletion.objects.annotate(day=TruncDate("completed_at")), period)


def _at_the_time(rows: QuerySet, period: Period) -> QuerySet:
    """Rows with a `day` in the period on which their person was a member of the outer union or below it."""
    member = _was_member().under(OuterRef(OuterRef("pk")), OuterRef("day"))
    return rows.filter(Exists(member), day__gte=period.begin, day__lte=period.until)


def _was_member() -> MembershipQuerySet:
    open_then = Q(to_on=None) | Q(to_on__gte=OuterRef("day"))
    return Membership.objects.filter(open_then, person=OuterRef("person"), from_on__lte=OuterRef("day"))


def _people(members: QuerySet) -> Coalesce:
    return _total(members, Count("person", distinct=True))


def _total(rows: QuerySet, what) -> Coalesce:
    """One number of all rows; grouping by a constant makes the aggregate a subquery."""
    grouped = rows.order_by().annotate(one=Value(1)).values("one").annotate(total=what)
    return Coalesce(Subquery(grouped.values("total")), Value(0))
