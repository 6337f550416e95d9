from __future__ import annotations

import re

from django.core.exceptions import ValidationError

from accounts.validators import normalise_phone
from rosters.cleaning.cells import Cell, Wrong, text_of

USUAL = re.compile(r"1[3-9][0-9]{9}")
ROUNDED = re.compile(r"\d(\.\d+)?[eE]\+?\d+")
LANDLINE = re.compile(r"\(?0\d{2,3}\)?[-\s]?\d{7,8}")
SEVERAL = re.compile(r"(1[3-9]\d{9}).*?(1[3-9]\d{9})")


def clean_phone(cell: Cell) -> str:
    """ "+8613912345678", or "" for an empty cell: a person may stand in the roster without a number."""
    typed = text_of(cell)
    if USUAL.fullmatch(typed):
        return f"+86{typed}"
    if not typed:
        return ""
    try:
        return normalise_phone(typed.removesuffix(".0"))
    except ValidationError as error:
        raise why(typed) from error


def why(typed: str) -> Wrong:
    count = len(re.sub(r"\D", "", typed))
    if ROUNDED.fullmatch(typed):
        return Wrong("phone_rounded")
    if SEVERAL.search(typed):
        return Wrong("phone_several")
    if LANDLINE.fullmatch(typed):
        return Wrong("phone_landline")
    if re.search(r"[^\d\s+()\-.]", typed):
        return Wrong("phone_letters")
    return Wrong("phone_length", count=count) if count != 11 else Wrong("phone_form")
