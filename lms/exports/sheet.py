"""A table on a sheet: a title, lines that say what it speaks of, a head that stays, rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import xlsxwriter

from lms.look.words import SECONDS_AN_HOUR
from rosters.workbooks.safe import safe

WHOLE, PERCENT, HOURS = "#,##0", "0.0%", "#,##0.0"


@dataclass(frozen=True)
class Column:
    """`style` is a number format of the spreadsheet; "@" is text."""

    title: str
    width: int = 12
    style: str = "@"


def add_table(
    book: xlsxwriter.Workbook, name: str, above: Sequence[str], columns: Sequence[Column], rows: Iterable[Sequence]
) -> int:
    """A sheet with the lines `above` the head; a cell that is None stays empty. Returns how many rows it holds."""
    sheet, bold = book.add_worksheet(name), book.add_format({"bold": True})
    head = book.add_format({"bold": True, "bg_color": "#F0EEEA", "text_wrap": True, "valign": "vcenter"})
    styles = [book.add_format({"num_format": column.style}) for column in columns]
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    for line, words in enumerate(above):
        sheet.write_string(line, 0, safe(words), bold if line == 0 else None)
    top = len(above) + 1 if above else 0
    for place, column in enumerate(columns):
        sheet.write_string(top, place, column.title, head)
    sheet.freeze_panes(top + 1, 1)
    count = 0
    for count, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            _write(sheet, top + count, place, value, styles[place])
    return count


def hours_of(seconds: int) -> float:
    """Hours as pages show them: one decimal, never rounded up."""
    return seconds * 10 // SECONDS_AN_HOUR / 10


def _write(sheet: xlsxwriter.worksheet.Worksheet, line: int, place: int, value: object, style) -> None:
    if isinstance(value, int | float):
        sheet.write_number(line, place, value, style)
    elif value is not None:
        sheet.write_string(line, place, safe(value), style)
