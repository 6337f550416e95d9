from __future__ import annotations

import io

import xlsxwriter
from django.utils.translation import gettext as _

from profiles.enums import CategoryKind
from rosters.cleaning.categories import CATEGORIES
from rosters.columns import COLUMNS
from rosters.workbooks.safe import safe

READY = 2_000  # rows that are formatted as text beforehand


def template_workbook() -> bytes:
    """An empty roster with its columns as text, an example, and a sheet that explains each column."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        head = book.add_format({"bold": True, "bg_color": "#F0EEEA", "border": 1, "border_color": "#E4E2DD"})
        text = book.add_format({"num_format": "@"})
        roster(book.add_worksheet(_("Roster")), head, text)
        explanations(book.add_worksheet(_("Explanations")), head)
    return stream.getvalue()


def roster(sheet, head, text) -> None:
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(COLUMNS.values()):
        sheet.set_column(place, place, 24 if column.example and len(column.example) > 12 else 16, text)
        sheet.write_string(0, place, f"{column.title}*" if column.is_required else str(column.title), head)


def explanations(sheet, head) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 2, 24)
    for place, title in enumerate((_("Column"), _("What belongs there"), _("Example"))):
        sheet.write_string(0, place, title, head)
    for line, column in enumerate(COLUMNS.values(), 1):
        must = _("Must be filled in.") if column.is_required else ""
        sheet.write_string(line, 0, str(column.title))
        sheet.write_string(line, 1, f"{must} {column.explanation}".strip())
        sheet.write_string(line, 2, safe(column.example))
    names = [next(word for word, kind in CATEGORIES.items() if kind == one) for one in CategoryKind]
    sheet.write_string(len(COLUMNS) + 2, 0, _("Categories"))
    sheet.write_string(len(COLUMNS) + 2, 1, "、".join(names))
