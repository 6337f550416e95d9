"""A person's year: hours and credits by theme against the goal, in one query."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import BigIntegerField, F, QuerySet, Sum, Value
from django.db.models.functions import Cast, Coalesce, Length

from accounts.enums import Theme
from accounts.models import Person
from credits.models import Posting
from credits.queries import year_of
from lms.enums import GoalKind
from lms.models import Goal

GOAL = "goal"
AN_HOUR = 3600


@dataclass(frozen=True)
class Year:
    """Seconds and hundredths of a credit posted in a year; `goal` in seconds, 0 where no rule sets one."""

    number: int
    seconds: int = 0
    credits: int = 0
    goal: int = 0
    themes: dict[str, int] = field(default_factory=dict)  # seconds by theme, most first

    @property
    def missing(self) -> int:
        return max(0, self.goal - self.seconds)

    @property
    def parts(self) -> list[tuple[int, float]]:
        """Theme numbers with hours, for the ring."""
        return [(Theme(theme).number, seconds / AN_HOUR) for theme, seconds in self.themes.items() if theme]

    @property
    def goal_hours(self) -> float:
        return self.goal / AN_HOUR


def year(person: Person, number: int) -> Year:
    begin, end = year_of(number)
    postings = Posting.objects.filter(person=person, happened_at__gte=begin, happened_at__lt=end).order_by()
    by_theme = postings.values("theme").annotate(all_seconds=Sum("seconds"), all_credits=Sum("credits"))
    sums = by_theme.values_list("theme", "all_seconds", "all_credits")
    rows = list(sums.union(_goals(person), all=True))
    earned = [row for row in rows if row[0] != GOAL]
    goals = [(near, hours) for name, hours, near in rows if name == GOAL]
    return Year(
        number=number,
        seconds=sum(int(seconds) for _theme, seconds, _credits in earned),
        credits=sum(int(credits) for _theme, _seconds, credits in earned),
        goal=int(max(goals)[1]) if goals else 0,
        themes={theme: int(seconds) for theme, seconds, _credits in sorted(earned, key=lambda row: -row[1])},
    )


def _goals(person: Person) -> QuerySet:
    """Goals in force as rows of the same shape: name, seconds, and how near the union is that set it."""
    goals = Goal.objects.current().over(person.home_union).filter(kind=GoalKind.HOURS).order_by()
    return goals.values_list(
        Value(GOAL),
        Cast(F("value") * AN_HOUR, BigIntegerField()),
        Cast(Coalesce(Length("union__path"), 0), BigIntegerField()),
    )
