"""Nothing that a roster said of a deleted person stays: neither rows nor the file, whether it was read or not."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.models import Person
from rosters.actions.erasing import drop_file
from rosters.actions.previewing import counts_of
from rosters.actions.reading import local_copy
from rosters.enums import Outcome, State
from rosters.models import RosterImport, RosterRow
from rosters.reading.process import holds
from rosters.reading.refusals import Refused
from rosters.reading.search import folded

UNREAD = (State.UPLOADED, State.READING, State.COLUMNS)


@transaction.atomic
def forget_person(*, person: Person) -> None:
    """In the transaction that deletes her, while her name, phone and papers are still known."""
    name, marks = folded(person.name), marks_of(person)
    rosters = {roster.pk: roster for roster in RosterImport.objects.filter(erased_at=None)}
    forget_rows(rosters, name, marks, person)
    words = [word for word in (name, *marks) if len(word) > 1]  # one character stands in every file
    for roster in rosters.values():
        forget_titles(roster, words)
        if roster.file and in_file(roster, words):
            drop_file(roster)
            give_up_unread(roster)


def marks_of(person: Person) -> list[str]:
    """What nobody else has."""
    numbers = [paper.number for paper in person.papers.all()]
    phone = [person.phone.removeprefix("+86")] if person.phone else []
    return [folded(mark) for mark in (*numbers, *phone, person.email) if mark]


def forget_rows(rosters: dict, name: str, marks: list[str], person: Person) -> None:
    gone = set(RosterRow.objects.filter(person=person).values_list("pk", "roster_id"))
    for row in loose(rosters):
        row.roster = rosters[row.roster_id]
        if is_about(row, name, marks):
            gone.add((row.pk, row.roster_id))
    RosterRow.objects.filter(pk__in=[pk for pk, _roster in gone]).delete()
    for roster in RosterImport.objects.filter(pk__in={pk for _row, pk in gone}, state=State.PREVIEWED):
        RosterImport.objects.filter(pk=roster.pk).update(counts=counts_of(roster))


def loose(rosters: dict) -> QuerySet[RosterRow]:
    """Rows that belong to nobody yet, or say something wrong: somebody else's phone, for example."""
    rows = RosterRow.objects.filter(roster__in=rosters).exclude(sealed="").order_by()
    return rows.filter(Q(person=None) | Q(outcome=Outcome.ERROR))


def is_about(row: RosterRow, name: str, marks: list[str]) -> bool:
    """Her number or phone stands there; or her name, and no number that would make it somebody else."""
    raw, clean = row.values.get("raw", {}), row.values.get("clean", {})
    text = folded("|".join(raw.values()))
    if any(mark in text for mark in marks):
        return True
    return folded(raw.get("name", "")) == name and not clean.get("number")


def in_file(roster: RosterImport, words: list[str]) -> bool:
    """A file that cannot be searched is not kept."""
    try:
        with local_copy(roster) as path:
            return holds(path, words)
    except Refused:
        return True


def forget_titles(roster: RosterImport, words: list[str]) -> None:
    """Where a list has no headings, the first person stands in their place."""
    titles = roster.table.get("titles", [])
    kept = ["" if any(word in folded(title) for word in words) else title for title in titles]
    if kept != titles:
        RosterImport.objects.filter(pk=roster.pk).update(table={**roster.table, "titles": kept})


def give_up_unread(roster: RosterImport) -> None:
    """What was read goes on without its file; what was not is asked for anew, and a worker that reads it stops."""
    lost: dict[str, object] = {"run": None, "refusal_code": "lost", "refusal_facts": {}}
    if RosterImport.objects.move(roster.pk, *UNREAD, to=State.FAILED, **lost):
        RosterRow.objects.filter(roster=roster).delete()
