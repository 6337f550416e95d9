"""A CSV file in the encodings that office programs write in China, as rows of text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from rosters.reading.header import SEARCHED
from rosters.reading.refusals import Refused
from rosters.reading.table import Table

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SEPARATORS = ",\t;，|"
LONGEST_CELL = 4000


def read_text(path: str, limits: Mapping[str, int]) -> Table:
    with open(path, "rb") as file:
        data = file.read()
    encoding, text = decode(data)
    if not text.strip():
        raise Refused("empty")
    if "\x00" in text:
        raise Refused("foreign")
    lines = text.count("\n") + text.count("\r") - text.count("\r\n")
    if lines > 2 * limits["rows"] + 1000:
        raise Refused("too_many_rows", rows=limits["rows"])
    separator = separator_of(text[:20_000])
    head = [row for _number, row in zip(range(SEARCHED), rows_of(text, separator, limits), strict=False)]
    if max((len(row) for _place, row in head), default=0) < 2:
        raise Refused("one_column")
    return Table(
        head=[row for _place, row in head],
        rows=lambda: rows_of(text, separator, limits),
        height=lines + 1,
        encoding=encoding.upper().replace("-SIG", ""),
    )


def decode(data: bytes) -> tuple[str, str]:
    """The mark at the start decides; without one strict UTF-8, then UTF-16 by its zero bytes, then GB18030."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding, strict(data, encoding)
    for encoding in (*guessed_utf16(data[:2000]), "utf-8", "gb18030"):
        try:
            return encoding, data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("encoding")


def strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused("encoding") from error


def guessed_utf16(head: bytes) -> tuple[str, ...]:
    """Commas, digits and line ends have a zero byte beside them in UTF-16 and nowhere else."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 20 < len(head):
        return ()
    return ("utf-16-le",) if odd > even else ("utf-16-be",)


def separator_of(head: str) -> str:
    """The separator that most of the first lines use the same number of times."""
    lines = [line for line in head.splitlines()[:SEARCHED] if line.strip()]
    return max(SEPARATORS, key=lambda one: (sum(line.count(one) > 0 for line in lines), -SEPARATORS.index(one)))


def rows_of(text: str, separator: str, limits: Mapping[str, int]) -> Iterator[tuple[int, list]]:
    """(number of the line, cells). A quotation mark that nobody closes would swallow the rest of the file."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    csv.field_size_limit(limits["cell"])
    before = 0
    try:
        for row in reader:
            if len(row) > limits["columns"] and any(row[limits["columns"] :]):
                raise Refused("stray", cell=str(before + 1), rows=limits["rows"], columns=limits["columns"])
            if any(len(cell) > LONGEST_CELL and "\n" in cell for cell in row):
                raise Refused("quote", line=before + 1)
            yield before + 1, [cell or None for cell in row]
            before = reader.line_num
    except csv.Error as error:
        raise Refused("quote", line=before + 1) from error
