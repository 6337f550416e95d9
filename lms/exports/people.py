"""The people behind a figure, masked as on the page."""

from __future__ import annotations

from typing import IO, Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import Person
from lms.exports.figures import said_above
from lms.exports.sheet import HOURS, WHOLE, Column, add_table, hours_of
from lms.periods import Period
from lms.queries.desk import Desk
from rosters.workbooks.book import workbook

MOST = 50_000  # rows in one workbook


def people_workbook(here: Desk, period: Period, label: str, people: QuerySet[Person]) -> tuple[IO[bytes], int]:
    """A temporary file at its beginning, and how many people stand in it."""
    above = [*said_above(here, period), _("Selection: %(name)s") % {"name": label}]
    count = people.count()
    if count > MOST:
        told = {"count": f"{MOST:,}", "all": f"{count:,}"}
        above.append(
            _("Only the first %(count)s of %(all)s people stand here. Choose a union below for the rest.") % told
        )
    with workbook("people-") as (book, stream):
        columns = [
            Column(pgettext("person", "Name"), 16),
            Column(_("Union"), 36),
            Column(_("Learnt")),
            Column(_("Courses completed"), style=WHOLE),
            Column(_("Learning hours"), style=HOURS),
        ]
        rows = (_cells(one) for one in people[:MOST].iterator(2000))
        written = add_table(book, _("People"), above, columns, rows)
    return stream, written


def _cells(person: Any) -> list:
    learnt = _("yes") if person.has_learnt else _("no")
    return [person.masked_name, person.union_name, learnt, person.completed, hours_of(person.seconds)]
