"""A cell as it came out of the file: text, number, {"d": date}, {"f": value of a formula} or nothing."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from accounts.validators import plain

Cell = Any
Problem = list  # [code, facts]
BROKEN = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)")
SIMPLE = re.compile(r"[\x21-\x7e一-鿿]+")


class Wrong(Exception):
    """A cell that cannot be taken, with a code of sentences.py and facts for the sentence."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.problem: Problem = [code, facts]


def shown(cell: Cell) -> str:
    """The cell as the officer sees it in her file."""
    if cell is None:
        return ""
    if isinstance(cell, dict):
        return cell["d"] if "d" in cell else shown(cell["f"])
    if isinstance(cell, float):
        return f"{cell:.6G}" if abs(cell) >= 1e11 else f"{cell:.10g}"
    return str(cell)


def text_of(cell: Cell) -> str:
    """The text of a cell, narrow and without invisible characters, spaces and the apostrophe before it.

    Raises Wrong for formulas and for what a spreadsheet writes where a formula failed."""
    if type(cell) is str:
        if SIMPLE.fullmatch(cell) and cell[0] not in "'#":
            return cell
        text = plain(cell).strip().removeprefix("'").strip()
        if BROKEN.fullmatch(text):
            raise Wrong("broken")
        return text
    if isinstance(cell, dict):
        if "f" in cell:
            raise Wrong("formula")
        return cell["d"]
    return "" if cell is None else str(cell)


def kinds(text: str) -> set[str]:
    return {unicodedata.category(character) for character in text}
