"""A roster on its way, as the worker drives it: real files, real reading process, real queue."""

from __future__ import annotations

from django.core.files.base import ContentFile

from accounts.actions import create_person
from accounts.models import IdentityPaper, Membership, Person, Union
from records import outbox
from rosters.actions import apply_roster, undo_roster, upload_roster
from rosters.models import RosterImport
from tests.rosters.books import number, person


def deliver() -> None:
    while outbox.deliver_due():
        pass


def fresh(roster: RosterImport) -> RosterImport:
    return RosterImport.objects.get(pk=roster.pk)


def preview(data: bytes, union: Union, by: Person, name: str = "名册.xlsx") -> RosterImport:
    roster = upload_roster(file=ContentFile(data, name=name), union=union, by=by)
    deliver()
    return fresh(roster)


def apply(roster: RosterImport, by: Person, **ticks: bool) -> RosterImport:
    apply_roster(roster=roster, by=by, **ticks)
    deliver()
    return fresh(roster)


def undo(roster: RosterImport, by: Person) -> RosterImport:
    undo_roster(roster=roster, by=by)
    deliver()
    return fresh(roster)


def bring(data: bytes, union: Union, by: Person, **ticks: bool) -> RosterImport:
    return apply(preview(data, union, by), by, **ticks)


def told(roster: RosterImport) -> dict[str, int]:
    """The counts that are not nought."""
    return {outcome: count for outcome, count in roster.counts.items() if count}


def members(union) -> set[str]:
    return set(Membership.objects.current().filter(union=union).values_list("person__name", flat=True))


def somebody(place: int, union, **fields) -> Person:
    """A person who stands in the records by her paper."""
    found = create_person(name=person(place)[0], phone=person(place)[3], union=union, by=None, **fields)
    IdentityPaper.build(person=found, kind="resident", number=number(place)).save()
    return found
