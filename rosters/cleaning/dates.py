from __future__ import annotations

import datetime
import re
from functools import lru_cache

from rosters.cleaning.cells import Cell, Wrong, text_of

WRITTEN = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:[-/.月]\s*(\d{1,2})?\s*日?)?(?:[ T]\d{1,2}:\d{2}(:\d{2})?)?")
EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")
SIX = re.compile(r"(\d{4})(\d{2})")
DAY_ZERO = datetime.date(1899, 12, 30)
SERIALS = range(7306, 73051)  # 1920 to 2100 as a spreadsheet counts days
FIRST_YEAR = 1925  # the federation is no older


def clean_date(cell: Cell) -> tuple[str, str]:
    """("2020-01-31" or "", code of a note). Days that a spreadsheet shows as 43861 are read as it means them."""
    if type(cell) is float and cell == int(cell) and int(cell) in SERIALS:
        cell = int(cell)
    if type(cell) is int and cell in SERIALS:
        return (DAY_ZERO + datetime.timedelta(days=cell)).isoformat(), "serial"
    return read(text_of(cell))


@lru_cache(maxsize=10_000)
def read(typed: str) -> tuple[str, str]:
    if not typed:
        return "", ""
    if typed.isdecimal() and len(typed) == 5 and int(typed) in SERIALS:
        return (DAY_ZERO + datetime.timedelta(days=int(typed))).isoformat(), "serial"
    found = WRITTEN.fullmatch(typed) or EIGHT.fullmatch(typed) or SIX.fullmatch(typed)
    if not found:
        raise Wrong("date_form")
    year, month, day = (int(part) if part else 0 for part in (*found.groups(), None)[:3])
    try:
        date = datetime.date(year, month, day or 1)
    except ValueError as error:
        raise Wrong("date_missing") from error
    if date.year < FIRST_YEAR:
        raise Wrong("date_early", year=FIRST_YEAR)
    return date.isoformat(), "" if day else "month"
