"""An XLSX workbook as rows of plain values: the first visible sheet that looks like a roster."""

from __future__ import annotations

import datetime
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

import defusedxml.ElementTree as safe_xml
from defusedxml import DefusedXmlException
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from rosters.reading.archive import check_archive, links_elsewhere
from rosters.reading.header import SEARCHED, find_header
from rosters.reading.refusals import Refused
from rosters.reading.scan import Scan, scan_sheet
from rosters.reading.table import Table

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
SMALL_PART = 4 * 1024 * 1024
MOST_SHEETS = 8  # looked through for a roster
MOST_MERGED = 20_000


def read_workbook(path: str, limits: Mapping[str, int], wanted: str = "") -> Table:
    """`wanted` names the sheet that was read before, for a second reading with other columns."""
    archive = check_archive(path, limits)
    parts = sheet_parts(archive)
    try:
        workbook = CalamineWorkbook.from_path(path)
    except CalamineError as error:
        raise Refused("damaged") from error
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    visible = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
    names = [wanted] if wanted in visible else visible
    table = first_roster(workbook, archive, parts, names[:MOST_SHEETS], limits)
    table.other_sheets = [sheet.name for sheet in sheets if sheet.name != table.sheet]
    table.has_links = links_elsewhere(archive)
    return table


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name of a sheet → its file inside the archive."""
    book, relations = small_xml(archive, "xl/workbook.xml"), small_xml(archive, "xl/_rels/workbook.xml.rels")
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    found = {}
    for one in book.iter():
        if one.tag.rpartition("}")[2] == "sheet":
            target = targets.get(one.get(RELATION) or one.get(STRICT), "")
            found[one.get("name", "")] = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
    return found


def small_xml(archive: zipfile.ZipFile, name: str) -> Any:
    try:
        with archive.open(name) as part:
            return safe_xml.fromstring(part.read(SMALL_PART), forbid_dtd=True)
    except DefusedXmlException as error:
        raise Refused("entities") from error
    except (KeyError, zipfile.BadZipFile, safe_xml.ParseError, EOFError, OSError) as error:
        raise Refused("damaged") from error


def first_roster(
    workbook: CalamineWorkbook, archive: zipfile.ZipFile, parts: dict[str, str], names: list[str], limits: Mapping
) -> Table:
    """The first sheet with headings we know, else the first with anything in it."""
    fallback: Table | None = None
    for name in names:
        scan = scan_sheet(archive, parts.get(name, ""), limits)
        if not scan.last_row:
            continue
        table = lay_out(sheet_of(workbook, name), name, scan)
        if find_header(table.head, frozenset(scan.hidden_columns)):
            return table
        fallback = fallback or table
    if fallback is None:
        raise Refused("empty")
    return fallback


def sheet_of(workbook: CalamineWorkbook, name: str) -> CalamineSheet:
    try:
        return workbook.get_sheet_by_name(name)
    except CalamineError as error:
        raise Refused("damaged") from error


def lay_out(sheet: CalamineSheet, name: str, scan: Scan) -> Table:
    merged = filled_down(sheet)
    head = [row for _position, row in zip(range(SEARCHED), numbered(sheet, scan, merged), strict=False)]
    return Table(
        sheet=name,
        head=[values for _position, values in head],
        rows=lambda: numbered(sheet, scan, merged),
        height=scan.last_row,
        hidden_rows=scan.hidden_rows,
        hidden_columns=sorted(scan.hidden_columns),
    )


def filled_down(sheet: CalamineSheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Cells merged downwards, as of one employer over many rows: (row, column) → where the value stands."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if left == right and bottom > top and len(found) + bottom - top <= MOST_MERGED:
            found.update({(row, left): (top, left) for row in range(top + 1, bottom + 1)})
    return found


def numbered(sheet: CalamineSheet, scan: Scan, merged: dict) -> Iterator[tuple[int, list]]:
    """(number of the row as Excel shows it, its cells from column A)."""
    top, left = sheet.start or (0, 0)
    values_above: dict[tuple[int, int], Any] = {}
    sources = set(merged.values())
    has_formulas = bool(scan.formulas)
    for row, given in enumerate(sheet.iter_rows(), top):
        values = [None] * left + [value if type(value) is str and value else plain(value) for value in given]
        if sources:
            fill(values, row, merged, sources, values_above)
        if has_formulas:
            for column, value in enumerate(values):
                if (row + 1, column) in scan.formulas:
                    values[column] = {"f": value}
        yield row + 1, values


def fill(values: list, row: int, merged: dict, sources: set, above: dict) -> None:
    for column, value in enumerate(values):
        if (row, column) in sources:
            above[row, column] = value
        elif value is None and (row, column) in merged:
            values[column] = above.get(merged[row, column])


def plain(value: object) -> object:
    """What JSON can carry: text, whole numbers, other numbers, dates as {"d": …}; None for an empty cell."""
    if type(value) is str:
        return value or None
    if type(value) is float:
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, datetime.datetime | datetime.date):
        return {"d": value.isoformat()[:10]}
    if isinstance(value, datetime.time | datetime.timedelta):
        return str(value)
    return value
