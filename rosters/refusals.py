# ruff: noqa: E501 (sentences and lists of words are not cut)
"""Why a whole file was not read, in words; what was found beside the rows."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

SENTENCES = {
    "empty": gettext_lazy("The file is empty. Please choose the file that holds the roster."),
    "damaged": gettext_lazy(
        "The file is damaged. Please open it in the spreadsheet, save it anew and upload it again."
    ),
    "protected": gettext_lazy(
        "The workbook is protected by a password. Please save a copy without one and upload that."
    ),
    "old_excel": gettext_lazy(
        "This is a workbook of an old kind (.xls or .xlsb). Please save it as .xlsx and upload that."
    ),
    "macros": gettext_lazy("Workbooks with macros are not read. Please save it as .xlsx and upload that."),
    "not_a_workbook": gettext_lazy("This file is no workbook. Please upload a roster as .xlsx or .csv."),
    "foreign": gettext_lazy("This file is no roster. Please upload a workbook (.xlsx) or a text file (.csv)."),
    "web_page": gettext_lazy(
        "This is a web page under the name of a table. Please open it in the spreadsheet and save it as .xlsx."
    ),
    "encoding": gettext_lazy(
        "The characters of this file cannot be read. Please save it as .xlsx, or as CSV in UTF-8."
    ),
    "one_column": gettext_lazy(
        "Only one column was found. Please separate the columns by commas, or upload an .xlsx file."
    ),
    "quote": gettext_lazy(
        "A quotation mark that opens in line %(line)s is never closed. Please correct it and upload again."
    ),
    "bomb": gettext_lazy("Unpacked, this file would be far too large. Please copy the roster into a new workbook."),
    "entities": gettext_lazy(
        "This workbook was not written by a spreadsheet. Please copy the roster into a new workbook."
    ),
    "stray": gettext_lazy(
        "Something stands far away from the list, in cell %(cell)s. "
        "Please delete everything below and to the right of the list, save and upload again."
    ),
    "too_many_rows": gettext_lazy("The list has more than %(rows)s rows. Please divide it, for example by union."),
    "too_large": gettext_lazy(
        "This file needs more memory than a roster may use. Please copy the list alone into a new workbook."
    ),
    "too_slow": gettext_lazy("Reading this file took too long. Please copy the list alone into a new workbook."),
    "no_rows": gettext_lazy(
        "Below the headings there is no row with people. Please fill in the roster and upload again."
    ),
    "lost": gettext_lazy("The uploaded file is no longer there. Please upload it again."),
}


def sentence(code: str, facts: dict[str, Any]) -> str:
    return str(SENTENCES[code]) % facts


def findings(table: dict[str, Any]) -> list[str]:
    """What the officer should know of how the file was read."""
    found = []
    if others := table.get("other_sheets"):
        names = "、".join(others[:5])
        found.append(
            _("Only the sheet “%(sheet)s” was read, not: %(names)s.") % {"sheet": table["sheet"], "names": names}
        )
    if encoding := table.get("encoding"):
        found.append(_("The text was read as %(encoding)s.") % {"encoding": encoding})
    if columns := hidden_titles(table):
        found.append(_("Hidden columns were read as well: %(names)s.") % {"names": "、".join(columns)})
    found += [words(table[name], text) for name, text in passed_over() if table.get(name, [0])[0]]
    if doubles := table.get("doubles"):
        names = "、".join(table["titles"][place] for place in doubles)
        found.append(_("Columns of the same meaning stand twice; not used: %(names)s.") % {"names": names})
    if table.get("has_links"):
        found.append(_("The workbook points to other files. They were not opened."))
    return found


def passed_over() -> list[tuple[str, Any]]:
    return [
        (
            "hidden_rows",
            lambda count: ngettext(
                "%(count)d hidden row was read as well (%(rows)s).",
                "%(count)d hidden rows were read as well (%(rows)s).",
                count,
            ),
        ),
        (
            "footers",
            lambda count: ngettext(
                "%(count)d line of sums or signatures was passed over (%(rows)s).",
                "%(count)d lines of sums or signatures were passed over (%(rows)s).",
                count,
            ),
        ),
        (
            "repeated",
            lambda count: ngettext(
                "%(count)d repeated line of headings was passed over (%(rows)s).",
                "%(count)d repeated lines of headings were passed over (%(rows)s).",
                count,
            ),
        ),
    ]


def words(found: list, text: Any) -> str:
    """`found` is the number of rows and the first of them."""
    count, rows = found
    numbers = ", ".join(map(str, rows)) + ("…" if count > len(rows) else "")
    return text(count) % {"count": count, "rows": _("row %(numbers)s") % {"numbers": numbers}}


def hidden_titles(table: dict[str, Any]) -> list[str]:
    used = set((table.get("columns") or {}).values())
    titles = table.get("titles") or []
    return [titles[place] for place in table.get("hidden_columns", []) if place in used and place < len(titles)]
