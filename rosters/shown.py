"""What the page of a roster shows: counts that are the filter, and a page of rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from accounts.enums import UnionKind
from accounts.identity.masking import mask_number
from accounts.models import Union
from accounts.names import mask_phone
from profiles.enums import CategoryKind
from rosters.columns import COLUMNS
from rosters.comparing.plan import KEPT
from rosters.enums import Outcome
from rosters.models import RosterImport, RosterRow
from rosters.sentences import Reason, reason

A_PAGE = 25
HINTS = {
    Outcome.NEW: gettext_lazy("get a record"),
    Outcome.CHANGED: gettext_lazy("phone, name and so on"),
    Outcome.MOVED: gettext_lazy("from another union"),
    Outcome.LEFT: gettext_lazy("members not in the list"),
    Outcome.ERROR: gettext_lazy("are not imported"),
    Outcome.SAME: gettext_lazy("stay as they are"),
}


def outcome_asked(asked: str, roster: RosterImport) -> Outcome:
    """What the address asks for, else the first kind of rows that needs a look."""
    if asked in Outcome.values:
        return Outcome(asked)
    order = (Outcome.ERROR, Outcome.CHANGED, Outcome.MOVED, Outcome.NEW, Outcome.LEFT, Outcome.SAME)
    return next((outcome for outcome in order if roster.counts.get(outcome)), Outcome.SAME)


def counts(roster: RosterImport, current: Outcome) -> list[dict]:
    return [
        {"outcome": one, "count": roster.counts.get(one, 0), "hint": HINTS[one], "is_current": one == current}
        for one in Outcome
    ]


@dataclass
class Line:
    """One cell's story: what it was, what it becomes, why."""

    column: Any
    old: str = ""
    new: str = ""
    label: Any = ""
    sentence: Any = ""
    is_kept: bool = False


@dataclass
class Shown:
    row: RosterRow
    name: str
    union: str
    lines: list[Line]
    notes: list[Reason]


@dataclass
class RowPage:
    """Rows after a key, so that the last page of 100,000 costs what the first does."""

    outcome: Outcome
    rows: list[Shown]
    total: int
    after: str
    next: int | None


def page_of(roster: RosterImport, outcome: Outcome, after: str) -> RowPage:
    key = int(after) if after.isdecimal() and len(after) < 19 else 0
    found = list(roster.rows.filter(outcome=outcome, pk__gt=key).order_by("pk")[: A_PAGE + 1])
    rows, more = found[:A_PAGE], len(found) > A_PAGE
    names = union_names(rows)
    shown = [show(row, names) for row in rows]
    return RowPage(outcome, shown, roster.counts.get(outcome, 0), after if key else "", rows[-1].pk if more else None)


def union_names(rows: list[RosterRow]) -> dict[int, str]:
    keys = {row.union_id for row in rows}
    for row in rows:
        keys.update(row.values.get("changes", {}).get("union", [])[:2])
    found = Union.objects.filter(pk__in=keys - {None}).values_list("pk", "name", "short_name", "kind")
    return {pk: name if kind == UnionKind.TEAM else short or name for pk, name, short, kind in found}


def show(row: RosterRow, names: dict[int, str]) -> Shown:
    values = row.values
    raw, clean = values.get("raw", {}), values.get("clean", {})
    lines = [error_line(column, problem, raw) for column, problem in row.errors.items()]
    if not lines:
        lines = [change_line(column, change, names) for column, change in values.get("changes", {}).items()]
    notes = [reason(problem) for problem in row.notes.values()]
    union = names.get(row.union_id, "") if row.union_id else ""
    return Shown(row, clean.get("name") or raw.get("name", ""), union, lines, notes)


def error_line(column: str, problem: list, raw: dict[str, str]) -> Line:
    found, cell = reason(problem), raw.get(column, "")
    return Line(COLUMNS[column].title, old=hidden(column, cell), label=found.label, sentence=found.sentence)


def hidden(column: str, cell: str) -> str:
    """Numbers in full stand in the workbook that comes back, not on a screen."""
    if column == "number" and len(cell) >= 15 and cell.isalnum():
        return mask_number(cell) if len(cell) == 18 else f"{cell[:4]}…{cell[-4:]}"
    if column == "phone" and cell.isdecimal() and len(cell) == 11:
        return mask_phone(cell)
    return cell[:40] + ("…" if len(cell) > 40 else "")


def change_line(column: str, change: list, names: dict[int, str]) -> Line:
    old, new, how = change
    before, after = (word(column, value, names) for value in (old, new))
    return Line(COLUMNS[column].title, before, after, is_kept=how == KEPT)


def word(column: str, value: Any, names: dict[int, str]) -> str:
    if column == "union":
        return names.get(value, "") if value else ""
    if column == "phone":
        return mask_phone(value)
    if column == "category":
        return "、".join(str(CategoryKind(kind).label) for kind in value)
    return value or ""
