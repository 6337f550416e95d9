from __future__ import annotations

import re
import unicodedata

from rosters.cleaning.cells import Cell, Wrong, text_of

LONGEST = 50
USUAL = re.compile(r"[一-鿿]{2,6}")
HAN = r"[㐀-鿿𠀀-𲎯]"
DOTS = "•‧∙⋅・･.．◦●﹒᛫․○。°᠂"
BETWEEN = re.compile(rf"(?<={HAN})\s*[{re.escape(DOTS)}]\s*(?={HAN})")
SPACE = re.compile(rf"(?<={HAN})\s+(?={HAN})")
MARKS = frozenset("·'’-. ")
LETTERS = ("L", "M")


def clean_name(cell: Cell) -> tuple[str, str]:
    """(name, code of a note). Look-alike dots become ·, characters beyond the basic plane are names like others."""
    if type(cell) is str and USUAL.fullmatch(cell):
        return cell, ""
    given = text_of(cell) if type(cell) is not str else visible(cell)
    if not given:
        raise Wrong("name_empty")
    name = SPACE.sub("", BETWEEN.sub("·", given))
    check_name(name)
    return name, "dot" if name.count("·") > given.count("·") else "space" if len(name) < len(given) else ""


def visible(cell: str) -> str:
    """Without what cannot be seen. Characters stay as they are: folding would exchange rare ones for others."""
    text_of(cell)  # a failed formula is no name
    wide = "".join(narrow(one) for one in cell if unicodedata.category(one) not in ("Cf", "Cc"))
    return " ".join(wide.split()).removeprefix("'")


def narrow(character: str) -> str:
    return unicodedata.normalize("NFKC", character) if "！" <= character <= "～" or character == "　" else character


def check_name(name: str) -> None:
    if len(name) > LONGEST:
        raise Wrong("name_long", count=len(name), most=LONGEST)
    for character in name:
        category = unicodedata.category(character)
        if category in ("Co", "Cn", "Cs") or character == "�":
            raise Wrong("name_private")
        if not category.startswith(LETTERS) and character not in MARKS:
            raise Wrong("name_characters", character=character)
    if not any(unicodedata.category(one).startswith("L") for one in name):
        raise Wrong("name_characters", character=name[:1])
