"""Figures as officers read them: a number with its denominator, its date and the way it goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lms.look.charts import Column, columns
from lms.look.words import day, hours
from lms.periods import Period
from lms.queries.desk import Desk
from lms.queries.figures import near, with_figures


def rate(part: int, whole: int) -> float:
    """Percent with one decimal, cut and not rounded: 69.96 has not reached 70."""
    return part * 1000 // whole / 10 if whole else 0.0


@dataclass(frozen=True)
class Row:
    """A union with its figures beside the goal of the desk."""

    union: Any  # a Union with the annotations of `with_figures`
    desk: Desk

    @property
    def percent(self) -> float:
        return rate(self.union.learners, self.union.members)

    @property
    def gap(self) -> float | None:
        """Points over (or under) the goal."""
        goal = self.desk.goal_percent
        return round(self.percent - goal, 1) if goal is not None and self.union.members else None

    @property
    def change(self) -> float:
        """Points that came since the end of last month."""
        return round(self.percent - rate(self.union.learners_before, self.union.members), 1)

    @property
    def bar_theme(self) -> str:
        return "good" if self.gap is not None and self.gap >= 0 else ""

    def lag(self) -> tuple:
        """Sorts the furthest behind first; who has no members stands last."""
        return (not self.union.members, self.percent, -self.union.members, self.union.path)


def rows_of(here: Desk, period: Period) -> tuple[Row, list[Row]]:
    """The union of the desk, and those right below it, the furthest behind first."""
    rows = [Row(found, here) for found in with_figures(near(here.union, period), period, here.goal_seconds)]
    total = next(row for row in rows if row.union.pk == here.union.pk)
    return total, sorted((row for row in rows if row is not total), key=Row.lag)


def cards(total: Row, desk: Desk, period: Period, people: str) -> list[dict[str, Any]]:
    union: Any = total.union
    on = _("as of %(day)s") % {"day": day(period.until, short=True)}
    joint = "&" if "?" in people else "?"
    learnt = {
        "name": _("Members who learnt"),
        "number": f"{total.percent}%",
        "of": _of(union.learners, union.members),
        "on": _target(desk.goal_percent, "%", on),
        "url": f"{people}{joint}state=learnt",
        **_trend(union.learners - union.learners_before, _("%(count)s more people this month")),
    }
    done = {
        "name": _("Courses completed"),
        "number": f"{union.completions:,}",
        "of": _("of %(count)s enrolments") % {"count": f"{union.enrolled:,}"},
        "on": on,
        "url": f"{people}{joint}state=completed",
        **_trend(union.completions_now, _("%(count)s of them this month")),
    }
    time = {
        "name": _("Learning hours"),
        "number": hours(union.seconds),
        "of": _("%(hours)s a member, %(count)s members")
        % {"hours": hours(union.seconds // union.members if union.members else 0), "count": f"{union.members:,}"},
        "on": on,
        "url": people,
    }
    return [learnt, _reached(total, desk, on, people + joint), done, time]


def _reached(total: Row, desk: Desk, on: str, people: str) -> dict[str, Any]:
    union: Any = total.union
    if not desk.goal_seconds:
        text = _("No goal of hours is set for this year")
        return {"name": _("Hours goal reached"), "number": "–", "of": text, "on": on, "url": people}
    return {
        "name": _("Hours goal reached"),
        "number": f"{rate(union.reached, union.members)}%",
        "of": _of(union.reached, union.members),
        "on": _("goal %(hours)s hours, %(on)s") % {"hours": hours(desk.goal_seconds), "on": on},
        "url": f"{people}state=reached",
    }


def _of(part: int, whole: int) -> str:
    return _("%(part)s of %(whole)s people") % {"part": f"{part:,}", "whole": f"{whole:,}"}


def _target(goal: float | None, unit: str, on: str) -> str:
    return _("target %(goal)s, %(on)s") % {"goal": f"{goal:g}{unit}", "on": on} if goal is not None else on


def _trend(count: int, sentence: str) -> dict[str, Any]:
    return {"trend": sentence % {"count": count}, "is_better": True, "is_rising": True} if count > 0 else {}


def months_chart(found: dict[tuple[int, int], int], period: Period) -> SafeString:
    """People who learnt in each month beside the year before; the running month is dashed."""
    today = timezone.localdate()
    last = today.month if period.year == today.year else 12
    data = [
        Column(
            name=month_name(month),
            value=found.get((period.year, month), 0),
            before=found.get((period.year - 1, month)),
            is_open=(period.year, month) == (today.year, today.month),
        )
        for month in range(1, last + 1)
    ]
    words = _("%(month)s %(count)s people")
    label = _("People who learnt, by month: ") + _(", ").join(
        words % {"month": column.name, "count": f"{column.value:,}"} for column in data
    )
    return columns(data, label)


def month_name(month: int) -> str:
    return _("Month %(number)s") % {"number": month}
