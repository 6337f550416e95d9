"""The figures of a union and of those right below it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from django.utils import timezone
from django.utils.translation import gettext as _

from lms.exports.sheet import HOURS, PERCENT, WHOLE, Column, add_table, hours_of
from lms.figures import Row
from lms.look.words import day, moment
from lms.periods import Period
from lms.queries.desk import Desk
from rosters.workbooks.book import workbook


def figures_workbook(here: Desk, period: Period, rows: Iterable[Row]) -> IO[bytes]:
    """A temporary file at its beginning: the figures as on the page, and a second sheet on how they were counted."""
    with workbook("figures-") as (book, stream):
        columns = [
            Column(_("Union"), 36),
            Column(_("Members"), style=WHOLE),
            Column(_("Members who learnt"), style=WHOLE),
            Column(_("Share"), style=PERCENT),
            Column(_("To the target (points)"), style="0.0"),
            Column(_("This month (points)"), style="0.0"),
            Column(_("Hours goal reached"), style=WHOLE),
            Column(_("Enrolments"), style=WHOLE),
            Column(_("Courses completed"), style=WHOLE),
            Column(_("Learning hours"), style=HOURS),
        ]
        add_table(book, _("Figures"), said_above(here, period), columns, (_cells(row, here) for row in rows))
        title = _("How it is counted")
        add_table(book, title, [], [Column(title, 110)], [[one] for one in counted()])
    return stream


def said_above(here: Desk, period: Period) -> list[str]:
    days = {"first": day(period.begin), "last": day(period.until)}
    return [
        here.union.name,
        _("%(first)s to %(last)s") % days,
        _("Counted on %(moment)s") % {"moment": moment(timezone.now())},
    ]


def counted() -> list[str]:
    return [
        _("Members: who was a member of the union, or of one below it, on the last day; each person once."),
        _("Members who learnt: of these, who has learning time seen by the platform in the period."),
        _("Enrolments, completions and hours belong to the union of which the person was a member on that day."),
        _("Learning hours: as entered in the ledger, corrections taken off; never rounded up."),
        _("Who belongs to two unions counts in both rows, and once in the first row."),
    ]


def _cells(row: Row, here: Desk) -> list:
    union = row.union
    return [
        union.name,
        union.members,
        union.learners,
        row.percent / 100,
        row.gap,
        row.change,
        union.reached if here.goal_seconds else None,
        union.enrolled,
        union.completions,
        hours_of(union.seconds),
    ]
