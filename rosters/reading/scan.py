"""One pass over a sheet's XML before the real reader: how far it reaches, what is hidden, where formulas stand.

The real reader lays the whole rectangle out in memory: one stray cell in the last row and column asks for 512 GB."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from rosters.reading.refusals import Refused

A_PIECE = 256 * 1024
MOST_FORMULAS = 200_000
TRUE = ("1", "true")


@dataclass
class Scan:
    last_row: int = 0  # counted from 1, as Excel shows it
    last_column: int = -1  # from 0
    furthest: str = ""
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)  # from 0
    formulas: set[tuple[int, int]] = field(default_factory=set)  # (row from 1, column from 0)


def column_number(letters: str) -> int:
    """ "A" → 0, "XFD" → 16383."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """0 → "A", 16383 → "XFD"."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Scanner:
    """Feeds expat. A cell with a value or a formula counts, an empty one that only has a colour does not."""

    def __init__(self, limits: Mapping[str, int]) -> None:
        self.limits, self.scan, self.cells = limits, Scan(), 0
        self.row, self.digits, self.cell = 0, 1, ""
        self.columns: dict[str, int] = {}  # letters of a column with values → its number
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.StartDoctypeDeclHandler = self.doctype

    def doctype(self, *_given: object) -> None:
        raise Refused("entities")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Called for every element of the sheet: the frequent ones come first."""
        if tag == "c":
            self.cell = attributes.get("r") or self.next_cell()
        elif tag in ("v", "is"):
            self.count()
        elif tag == "f":
            self.count()
            if len(self.scan.formulas) < MOST_FORMULAS:
                self.scan.formulas.add((self.row, column_number(self.cell[: -self.digits])))
        elif tag == "row":
            self.begin_row(attributes)
        elif tag == "col":
            self.hide_columns(attributes)
        elif ":" in tag:
            self.start(tag.rpartition(":")[2], attributes)

    def count(self) -> None:
        self.cells += 1
        letters = self.cell[: -self.digits]
        if letters not in self.columns:
            self.reach(letters)
        if self.row > self.scan.last_row:
            self.scan.last_row = self.row
            if self.row > self.limits["rows"]:
                self.scan.furthest = self.cell

    def reach(self, letters: str) -> None:
        self.columns[letters] = number = column_number(letters)
        if number > self.scan.last_column:
            self.scan.last_column, self.scan.furthest = number, self.cell

    def next_cell(self) -> str:
        """Programs that save space leave the names of cells out: each stands right of the one before."""
        before = self.cell[: -self.digits] if self.cell.endswith(str(self.row)) else ""
        return f"{column_letters(column_number(before) + 1)}{self.row}"

    def begin_row(self, attributes: dict[str, str]) -> None:
        self.row = int(attributes.get("r") or self.row + 1)
        self.digits, self.cell = len(str(self.row)), ""
        if attributes.get("hidden") in TRUE:
            self.scan.hidden_rows.append(self.row)
        if self.cells > self.limits["cells"]:
            raise Refused("too_many_rows", rows=self.limits["rows"])

    def hide_columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in TRUE:
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            self.scan.hidden_columns.update(range(first - 1, min(last, self.limits["columns"])))


def scan_sheet(archive: zipfile.ZipFile, part: str, limits: Mapping[str, int]) -> Scan:
    """Raises Refused when the sheet reaches too far, is broken, or brings entities."""
    scanner = Scanner(limits)
    try:
        with archive.open(part) as file:
            while piece := file.read(A_PIECE):
                scanner.parser.Parse(piece, False)
        scanner.parser.Parse(b"", True)
    except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, ValueError, KeyError, IndexError) as error:
        raise Refused("damaged") from error
    return check_reach(scanner, limits)


def check_reach(scanner: Scanner, limits: Mapping[str, int]) -> Scan:
    scan = scanner.scan
    area = scan.last_row * (scan.last_column + 1)
    if scan.last_column >= limits["columns"] or area > 20 * scanner.cells + 100_000:
        raise Refused("stray", cell=scan.furthest, rows=limits["rows"], columns=limits["columns"])
    if scan.last_row > limits["rows"] + 100:  # some lines of titles are no rows of the list
        raise Refused("too_many_rows", rows=limits["rows"])
    return scan
