"""A workbook that is written row by row into a temporary file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import xlsxwriter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@contextmanager
def workbook(prefix: str) -> Iterator[tuple[xlsxwriter.Workbook, IO[bytes]]]:
    """A book to fill and the file it goes to, at its beginning afterwards; whoever sends it closes it."""
    stream = tempfile.TemporaryFile(prefix=prefix)  # noqa: SIM115  # it outlives this function
    with xlsxwriter.Workbook(stream, {"constant_memory": True, "strings_to_formulas": False}) as book:
        yield book, stream
    stream.seek(0)
