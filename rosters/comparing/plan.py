"""What a row would change today. One pure function for the preview and, anew, for each batch that is applied.

Changes by hand: a value of today that differs from what the last roster said was changed by hand. Where this roster
says the same as the last one, the change by hand stands without a word; where it says something third, the change by
hand is kept and shown, until somebody ticks that the file wins."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from accounts.identity.masking import mask_number
from rosters.cleaning.row import Cleaned
from rosters.cleaning.unions import Places
from rosters.comparing.categories import categories_added, leave_out_sensitive
from rosters.comparing.today import Known, Member, Today
from rosters.enums import Outcome

APPLY, KEPT = "apply", "kept"


@dataclass
class Plan:
    outcome: Outcome
    person: Known | None = None
    changes: dict[str, list] = field(default_factory=dict)  # column → [old, new, apply|kept]
    ends: list[Member] = field(default_factory=list)  # memberships that end with a move
    joins: int | None = None  # union to join
    joins_as_main: bool = True

    @property
    def has_kept(self) -> bool:
        return any(how == KEPT for _old, _new, how in self.changes.values())


def plan(row: Cleaned, today: Today, places: Places, *, file_wins: bool = False) -> Plan:
    """Errors found by comparing are added to the row."""
    person = find(row, today, places)
    if row.errors:
        return Plan(Outcome.ERROR, person)
    check(row, person, today, places)
    if row.errors:
        return Plan(Outcome.ERROR, person)
    leave_out_sensitive(row, person)
    if person is None:
        return Plan(Outcome.NEW, joins=row.values["union"])
    found = Plan(Outcome.SAME, person)
    compare(found, row, places, file_wins)
    return found


def find(row: Cleaned, today: Today, places: Places) -> Known | None:
    """By the paper. Without one on record: who has this phone and this name and is a member here, and no paper yet."""
    if row.blind in today.papers:
        return today.people.get(today.papers[row.blind])
    person = today.people.get(today.phones.get(row.values["phone"]))  # type: ignore[arg-type]  # None finds nobody
    if person and person.name == row.values["name"] and not person.has_paper and here(person, places):
        return person
    return None


def here(person: Known, places: Places) -> list[Member]:
    return [member for member in person.members if places.covers(member.union)]


def check(row: Cleaned, person: Known | None, today: Today, places: Places) -> None:
    if not places.covers(row.values["union"]):
        row.errors["union"] = ["union_gone", {}]  # moved or closed since the preview
    owner = today.phones.get(row.values["phone"])
    if owner and (person is None or person.pk != owner):
        row.errors["phone"] = ["phone_taken", {}]
    if person is None:
        return
    if not person.is_active:
        row.errors["number"] = ["person_closed", {}]
    elif person.name != row.values["name"] and not any(places.keeps(member.union) for member in person.members):
        row.errors["name"] = ["name_of_number", {}]


def compare(found: Plan, row: Cleaned, places: Places, file_wins: bool) -> None:
    person, values = found.person, row.values
    assert person is not None
    if not person.has_paper:
        found.changes["number"] = ["", mask_number(values["number"]), APPLY]
    if values["name"] != person.name:
        differ(found, "name", person.name, values["name"], person.said.get("name"), file_wins)
    if values["phone"] and values["phone"] != person.phone:
        is_own = person.is_phone_proved or person.has_role or not all_kept(person, places)
        if is_own:  # whoever sets a number can sign in with it
            row.note("phone", "phone_own")
        else:
            differ(found, "phone", person.phone, values["phone"], person.said.get("phone"), file_wins)
    if added := categories_added(person, values["categories"]):
        found.changes["category"] = [sorted(person.categories), added, APPLY]
    if any(how == APPLY for _old, _new, how in found.changes.values()):
        found.outcome = Outcome.CHANGED
    compare_union(found, values, places, file_wins)
    if found.outcome == Outcome.SAME and found.has_kept:
        found.outcome = Outcome.CHANGED  # there is something to decide


def all_kept(person: Known, places: Places) -> bool:
    return bool(person.members) and all(places.keeps(member.union) for member in person.members)


def differ(found: Plan, column: str, old: Any, new: Any, said: Any, file_wins: bool) -> None:
    """Three words on one value: today's, the file's, and what the last roster said."""
    by_hand = said is not None and said != old
    if by_hand and said == new:
        return
    found.changes[column] = [old, new, KEPT if by_hand and not file_wins else APPLY]


def compare_union(found: Plan, values: dict[str, Any], places: Places, file_wins: bool) -> None:
    person, union = found.person, values["union"]
    assert person is not None
    inside = here(person, places)
    if any(stays(member.union, values, places) for member in inside):
        return
    if inside:
        differ(found, "union", inside[0].union, union, person.said.get("union"), file_wins)
        if found.changes.get("union", ["", "", KEPT])[2] == APPLY:
            found.outcome, found.joins, found.ends = Outcome.MOVED, union, inside[:1]
            found.joins_as_main = inside[0].is_main
        return
    elsewhere = person.members[0].union if person.members else None
    found.changes["union"] = [elsewhere, union, APPLY]
    found.outcome, found.joins = (Outcome.MOVED if elsewhere else Outcome.CHANGED), union
    found.ends = [member for member in person.members if places.keeps(member.union)]
    found.joins_as_main = len(found.ends) == len(person.members)


def stays(now: int, values: dict[str, Any], places: Places) -> bool:
    """A row that names no team does not take anybody out of hers."""
    union = values["union"]
    return now == union or (not values["is_exact"] and places.is_below(now, union))
