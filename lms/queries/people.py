"""The people behind a figure: members of a union and below, masked, each once."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Person, Union
from courses.models import CourseCompletion, LearningDay
from credits.models import Posting
from lms.periods import Period

STATES = {
    "learnt": _("Learnt"),
    "idle": _("Not yet"),
    "completed": _("Completed a course"),
    "reached": _("Reached the goal"),
}


def people_of(union: Union, period: Period, state: str, goal_seconds: int) -> QuerySet[Person]:
    """Members on the period's last day with `seconds`, `completed` and `has_learnt`, the most hours first."""
    below = Union.objects.below(union, on=period.until)
    members = Membership.objects.current(period.until).filter(person=OuterRef("pk"), union__in=below)
    days = LearningDay.objects.filter(person=OuterRef("pk"), on__gte=period.begin, on__lte=period.until, seconds__gt=0)
    main = members.order_by("-is_main", "from_on", "pk")
    found = Person.objects.filter(Exists(members)).annotate(
        has_learnt=Exists(days),
        seconds=_total(Posting.objects.annotate(day=TruncDate("happened_at")), period, Sum("seconds")),
        completed=_total(CourseCompletion.objects.annotate(day=TruncDate("completed_at")), period, Count("pk")),
        union_name=Subquery(main.values("union__name")[:1]),
    )
    match state:
        case "learnt":
            found = found.filter(has_learnt=True)
        case "idle":
            found = found.filter(has_learnt=False)
        case "completed":
            found = found.filter(completed__gt=0)
        case "reached":
            found = found.filter(seconds__gte=max(goal_seconds, 1))
    return found.order_by("-seconds", "-completed", "pk")


def _total(rows: QuerySet, period: Period, what) -> Coalesce:
    held = rows.filter(person=OuterRef("pk"), day__gte=period.begin, day__lte=period.until).order_by()
    return Coalesce(Subquery(held.values("person").annotate(total=what).values("total")), Value(0))
