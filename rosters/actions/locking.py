"""A batch and the deleting or putting together of its people come one after the other."""

from __future__ import annotations

from accounts.models import Person
from rosters.models import RosterImport, RosterRow


def lock_people(rows: list[RosterRow]) -> None:
    """Before anything of the roster is written: deleting locks a person, then her rosters, and so does a batch."""
    known = {row.person_id for row in rows if row.person_id}
    list(Person.objects.select_for_update(no_key=True).filter(pk__in=known).order_by("pk").values_list("pk"))


def alive(roster: RosterImport, rows: list[RosterRow]) -> list[RosterRow]:
    """Without those whose person was deleted since the rows were read; of a record put together, the one that stays."""
    there = dict(roster.rows.filter(pk__in=[row.pk for row in rows]).values_list("pk", "person_id"))
    for row in rows:
        row.person_id = there.get(row.pk)
    return [row for row in rows if row.pk in there]
