"""The rows with errors back as a workbook: the cell is coloured, carries its reason, and a column repeats it."""

from __future__ import annotations

from typing import IO

import xlsxwriter
from django.utils.translation import gettext as _

from rosters.columns import COLUMNS
from rosters.enums import Outcome
from rosters.models import RosterImport, RosterRow
from rosters.sentences import reason
from rosters.workbooks.book import workbook
from rosters.workbooks.safe import safe

MOST = 20_000  # rows in one workbook
COMMENTS = 2_000  # a comment a cell; more of them make the workbook slow to open


def errors_workbook(roster: RosterImport) -> IO[bytes]:
    """A temporary file at its beginning; the columns stand as the roster has them, so it can be mended and uploaded."""
    with workbook("roster-errors-") as (book, stream):
        Errors(book, roster).write()
    return stream


class Errors:
    def __init__(self, book: xlsxwriter.Workbook, roster: RosterImport) -> None:
        self.roster = roster
        self.sheet = book.add_worksheet(_("To be mended"))
        self.head = book.add_format({"bold": True, "bg_color": "#F0EEEA"})
        self.text = book.add_format({"num_format": "@"})
        self.wrong = book.add_format({"num_format": "@", "bg_color": "#FCEEEC", "font_color": "#B3261E"})
        self.columns = [key for key in COLUMNS if key in roster.columns]
        self.comments = 0

    def write(self) -> None:
        self.headings()
        rows = self.roster.rows.filter(outcome=Outcome.ERROR).order_by("pk")
        for line, row in enumerate(rows[:MOST].iterator(500), 1):
            self.row(line, row)
        if rows.count() > MOST:
            note = _(
                "Only the first %(count)d rows with errors stand here. Please mend them and upload the roster again."
            )
            self.sheet.write_string(MOST + 1, 0, note % {"count": MOST})

    def headings(self) -> None:
        for place, key in enumerate(self.columns):
            self.sheet.set_column(place, place, 22, self.text)
            self.sheet.write_string(0, place, str(COLUMNS[key].title), self.head)
        width = len(self.columns)
        self.sheet.set_column(width, width, 12)
        self.sheet.set_column(width + 1, width + 1, 80)
        self.sheet.write_string(0, width, _("Row in the file"), self.head)
        self.sheet.write_string(0, width + 1, _("What to mend"), self.head)
        self.sheet.freeze_panes(1, 0)

    def row(self, line: int, row: RosterRow) -> None:
        raw, reasons = row.values.get("raw", {}), {key: reason(problem) for key, problem in row.errors.items()}
        for place, key in enumerate(self.columns):
            self.sheet.write_string(line, place, safe(raw.get(key, "")), self.wrong if key in reasons else self.text)
            if key in reasons and self.comments < COMMENTS:
                self.sheet.write_comment(line, place, str(reasons[key].sentence), {"x_scale": 2})
                self.comments += 1
        self.sheet.write_number(line, len(self.columns), row.position or 0)
        said = "；".join(f"{COLUMNS[key].title}：{one.sentence}" for key, one in reasons.items())
        self.sheet.write_string(line, len(self.columns) + 1, safe(said))
