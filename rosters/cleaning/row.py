"""One row: every cell cleaned, every cell that cannot be taken with its own reason."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from accounts.identity.eighteen import FORM, age_on, birth_in, check_character, gender_in
from accounts.identity.numbers import OLD, clean_paper
from accounts.identity.sealing import blind_index
from accounts.identity.typing_errors import spelled
from rosters.cleaning.categories import clean_categories
from rosters.cleaning.cells import Cell, Problem, Wrong, text_of
from rosters.cleaning.dates import clean_date
from rosters.cleaning.names import clean_name
from rosters.cleaning.phones import clean_phone
from rosters.cleaning.unions import Places
from rosters.cleaning.words import clean_gender, clean_kind

LONGEST = 200  # characters of any other cell


@dataclass
class Cleaned:
    """`values`: name, kind, number, phone, union (its key in the database), joined_on; `blind` finds the paper."""

    position: int
    raw: dict[str, Cell]
    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, Problem] = field(default_factory=dict)
    notes: dict[str, Problem] = field(default_factory=dict)
    blind: str = ""
    birth: datetime.date | None = None  # of numbers of 18 places, which state it and the gender

    def take(self, column: str, clean: Callable[[Cell], Any]) -> Any:
        """The cleaned cell, or None with the reason kept."""
        try:
            return clean(self.raw.get(column))
        except Wrong as wrong:
            self.errors[column] = wrong.problem
            return None

    def note(self, column: str, code: str, **facts: str | int) -> None:
        if code:
            self.notes[column] = [code, facts]


def clean_row(position: int, raw: dict[str, Cell], places: Places) -> Cleaned:
    row = Cleaned(position, raw)
    name, dot = row.take("name", clean_name) or ("", "")
    row.note("name", f"name_{dot}" if dot else "")
    row.values["name"] = name
    row.values["kind"] = row.take("paper_kind", clean_kind) or ""
    number(row, places.today)
    phone = row.take("phone", clean_phone)
    if phone == "":
        row.note("phone", "phone_none")
    row.values["phone"] = phone or ""
    gender(row)
    row.values["categories"] = row.take("category", clean_categories) or []
    place(row, places)
    joined(row, places.today)
    return row


def number(row: Cleaned, today: datetime.date) -> None:
    row.values["number"] = ""
    typed = row.take("number", number_text)
    if "paper_kind" in row.errors or not typed:
        return
    try:
        row.values["number"] = clean_paper(row.values["kind"], typed, today=today)
    except ValidationError as error:
        row.errors["number"] = why(error, spelled(typed))
        return
    row.blind = blind_index(row.values["kind"], row.values["number"])
    if FORM.fullmatch(row.values["number"]):
        row.birth = birth_in(row.values["number"], today)
        if age_on(row.birth, today) > OLD:
            row.note("number", "number_old")


def number_text(cell: Cell) -> str:
    """Numbers beyond 15 places lose their end in a spreadsheet, whatever it shows."""
    if type(cell) is float or (type(cell) is int and cell >= 10**15):
        raise Wrong("number_spreadsheet")
    typed = text_of(cell)
    if not typed:
        raise Wrong("number_empty")
    if len(typed) > 40:
        raise Wrong("number_length", count=len(typed))
    return typed


def why(error: ValidationError, number: str) -> Problem:
    """The code of the number's rules with what helps to mend it."""
    if error.code == "check_digit":
        return ["number_check_digit", {"expected": check_character(number[:17])}]
    if error.code == "length":
        return ["number_length", {"count": len(number)}]
    if error.code == "birth_date":
        return ["number_birth_date", {"date": f"{number[6:10]}-{number[10:12]}-{number[12:14]}"}]
    return [f"number_{error.code}", {}]


def gender(row: Cleaned) -> None:
    stated = row.take("gender", clean_gender)
    if stated and row.birth and stated != gender_in(row.values["number"]):
        row.errors["gender"] = ["gender_differs", {"says": int(gender_in(row.values["number"]))}]


def place(row: Cleaned, places: Places) -> None:
    row.values["union"], row.values["is_exact"] = None, False
    union = row.take("union", lambda cell: places.union_named(short(cell)))
    team = row.take("team", short)
    if union is None:
        return
    below = places.team_named(team, union) if team else None
    if team and below is None:
        row.note("team", "team_unknown", name=team[:40])
    row.values["union"], row.values["is_exact"] = (below or union).pk, below is not None


def short(cell: Cell) -> str:
    text = text_of(cell)
    if len(text) > LONGEST:
        raise Wrong("long", count=len(text), most=LONGEST)
    return text


def joined(row: Cleaned, today: datetime.date) -> None:
    date, note = row.take("joined_on", clean_date) or ("", "")
    row.values["joined_on"] = date
    row.note("joined_on", f"date_{note}" if note else "", date=date)
    if not date:
        return
    if date > today.isoformat():
        row.errors["joined_on"] = ["date_future", {}]
    elif row.birth and date <= row.birth.isoformat():
        row.errors["joined_on"] = ["date_before_birth", {}]
