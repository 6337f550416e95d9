"""One batch of applied rows on its way back."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from django.utils import timezone

from accounts.actions import restore_roles
from accounts.models import IdentityPaper, Membership, Person
from audit.inserting import change
from profiles.enums import Source
from profiles.models import CategorySpan
from rosters.actions.cuts import unpacked
from rosters.models import LastSaid, RosterImport, RosterRow

OURS = (Membership, IdentityPaper, CategorySpan, LastSaid, RosterRow)


class Reverting:
    def __init__(self, roster: RosterImport, rows: list[RosterRow]) -> None:
        self.roster, self.rows = roster, rows
        self.people = Person.objects.in_bulk([row.person_id for row in rows if row.effects and row.person_id])
        self.members: dict[uuid.UUID, list[Membership]] = {}
        for membership in Membership.objects.filter(person__in=self.people):
            self.members.setdefault(membership.person_id, []).append(membership)

    def save(self) -> None:
        gone = self.removable()
        for row in self.rows:
            row.undone_at = timezone.now()
            if row.effects and row.person_id in gone:
                row.person_id = None
            elif row.effects and row.person_id in self.people and not self.revert(row, row.done):
                row.notes = {**row.notes, "name": ["stays", {}]}
        change(RosterRow, [vars(row) for row in self.rows], ["undone_at", "person_id", "notes"])
        Person.objects.filter(pk__in=gone).delete()

    def removable(self) -> set[uuid.UUID]:
        """Made by this roster, never signed in, and nothing but what the roster wrote hangs on them."""
        made = {
            row.person_id
            for row in self.rows
            if row.person_id and row.person_id in self.people and row.done.get("created")
        }
        found = {pk for pk in made if self.people[pk].last_login is None and len(self.members.get(pk, [])) <= 1}
        for relation in Person._meta.related_objects:
            if found and relation.related_model not in OURS:
                rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": found})
                found -= set(rows.values_list(relation.field.attname, flat=True))
        others = RosterRow.objects.filter(person__in=found).exclude(roster=self.roster)
        return found - set(others.exclude(applied_at=None).values_list("person_id", flat=True))

    def revert(self, row: RosterRow, done: dict[str, Any]) -> bool:
        """False when something stays."""
        person, is_whole = self.people[row.person_id], not done.get("created")
        if "joined" in done:
            is_whole &= self.unjoin(person, *done["joined"])
        for union, from_on, to_on, is_main in done.get("ended", []):
            is_whole &= self.rejoin(row, person, union, day(from_on), day(to_on), is_main)
        if "roles" in done:
            is_whole = is_whole and restore_roles(cuts=map(unpacked, done["roles"]), by=self.roster.undone_by)
        if "new" in done:
            is_whole &= restore(person, done["old"], done["new"])
        if "paper" in done:
            IdentityPaper.objects.filter(person=person, kind=done["paper"]).delete()
        if "kinds" in done:
            made = CategorySpan.objects.filter(person=person, kind__in=done["kinds"], source=Source.ROSTER, to_on=None)
            made.filter(from_on=timezone.localdate(row.applied_at)).delete()
        if "said" in done:
            LastSaid.objects.filter(person=person, roster=self.roster).update(values=done["said"])
        return is_whole

    def unjoin(self, person: Person, union: int, from_on: str) -> bool:
        for membership in self.members.get(person.pk, []):
            if (membership.union_id, membership.from_on, membership.to_on) == (union, day(from_on), None):
                membership.delete()
                return True
        return False

    def rejoin(self, row: RosterRow, person: Person, union: int, from_on, to_on, is_main: bool) -> bool:
        """Open again what the roster ended, unless somebody changed it since."""
        assert row.applied_at
        ended_on = timezone.localdate(row.applied_at) - datetime.timedelta(days=1)
        there = [one for one in self.members.get(person.pk, []) if one.union_id == union and one.pk]
        if any(one.to_on is None for one in there):
            return True
        for membership in there:
            if (membership.from_on, membership.to_on) == (from_on, ended_on):
                membership.to_on = to_on
                membership.save(update_fields=["to_on"])
                return True
        if from_on > ended_on:
            Membership.objects.create(person=person, union_id=union, from_on=from_on, to_on=to_on, is_main=is_main)
            return True
        return False


def day(text: str | None) -> Any:
    return datetime.date.fromisoformat(text) if text else None


def restore(person: Person, old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Back to the old value where the new one still stands; a phone that somebody else has now stays away."""
    back = {column: old[column] or None for column in new if getattr(person, column) == new[column]}
    if back.get("phone") and Person.objects.filter(phone=back["phone"]).exclude(pk=person.pk).exists():
        back.pop("phone")
    if back:
        Person.objects.filter(pk=person.pk).update(**back)
    return len(back) == len(new)
