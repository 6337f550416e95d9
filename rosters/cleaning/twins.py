"""Rows of one file that contradict each other: two with one number, two people with one phone."""

from __future__ import annotations

from dataclasses import dataclass, field

from rosters.cleaning.cells import Problem
from rosters.cleaning.row import Cleaned


@dataclass
class Twins:
    """Remembers every number and phone of the file: some 20 MB for 100,000 rows."""

    papers: dict[str, tuple[int, str]] = field(default_factory=dict)  # blind index → row and name
    phones: dict[str, tuple[int, str]] = field(default_factory=dict)  # phone → row and whose
    late: dict[int, dict[str, Problem]] = field(default_factory=dict)  # errors of rows that were read before

    def check(self, row: Cleaned) -> None:
        if row.blind:
            self.check_paper(row)
        if row.values["phone"]:
            self.check_phone(row)

    def check_paper(self, row: Cleaned) -> None:
        first, name = self.papers.setdefault(row.blind, (row.position, row.values["name"]))
        if first == row.position:
            return
        is_same = name == row.values["name"]
        row.errors["number"] = ["number_repeated" if is_same else "number_shared", {"row": first}]
        if not is_same:
            self.late.setdefault(first, {})["number"] = ["number_shared", {"row": row.position}]

    def check_phone(self, row: Cleaned) -> None:
        whose = row.blind or f"row {row.position}"
        first, owner = self.phones.setdefault(row.values["phone"], (row.position, whose))
        if owner != whose:
            row.errors.setdefault("phone", ["phone_repeated", {"row": first}])
            self.late.setdefault(first, {})["phone"] = ["phone_repeated", {"row": row.position}]
