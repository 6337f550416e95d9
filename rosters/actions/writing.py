"""What the rows of one batch would write, collected."""

from __future__ import annotations

import datetime
import os
import uuid
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from accounts.identity.sealing import blind_index
from accounts.models import IdentityPaper
from audit.actions import Line
from profiles.enums import Source
from rosters.actions.batch import Batch
from rosters.cleaning.row import Cleaned
from rosters.comparing.plan import APPLY, Plan, plan
from rosters.comparing.today import Member, Today, add_people, today_of
from rosters.enums import Outcome
from rosters.models import RosterRow


class Writing(Batch):
    """Rows become people, papers, memberships, categories, and the way back of each row."""

    def plan(self, rows: list[RosterRow]) -> None:
        """Compare with today once more: the preview may be hours old."""
        cleaned = {row.pk: again(row) for row in rows if row.position is not None}
        today = today_of(cleaned.values())
        absent = {row.person_id for row in rows if row.position is None and row.person_id}
        add_people(today, absent - today.people.keys())
        for row in rows:
            if row.position is None:
                self.leave(row, today)
            else:
                wins = self.roster.takes_all or row.is_taken
                self.take(row, cleaned[row.pk], plan(cleaned[row.pk], today, self.places, file_wins=wins))

    def take(self, row: RosterRow, cleaned: Cleaned, found: Plan) -> None:
        row.outcome, row.errors = found.outcome, cleaned.errors
        self.rows.append(row)
        if found.outcome == Outcome.ERROR:
            return
        done: dict[str, Any] = {}
        person_id = found.person.pk if found.person else self.create(cleaned, done)
        row.person_id, row.applied_at = person_id, self.now
        if found.person:
            self.change(row, found, cleaned, done)
        self.categorise(person_id, found, cleaned, done)
        if found.joins:
            self.join(person_id, found, cleaned, done)
        self.say(person_id, found, cleaned, done)
        row.effects = self.roster.closed(done)
        if found.outcome != Outcome.SAME:
            facts = {"roster": str(self.roster.pk), "columns": sorted(found.changes)}
            self.lines.append(Line(f"roster.{found.outcome}", person_id, facts=facts))

    def create(self, cleaned: Cleaned, done: dict[str, Any]) -> uuid.UUID:
        values, person = cleaned.values, uuid.uuid4()
        password = f"{UNUSABLE_PASSWORD_PREFIX}{os.urandom(16).hex()}"  # no hash: signs in by code only
        named = {"name": values["name"], "phone": values["phone"] or None}
        self.people.append({"id": person, **named, "password": password})
        self.paper(person, values)
        done["created"] = True
        return person

    def paper(self, person: uuid.UUID, values: dict[str, Any]) -> None:
        sealed = IdentityPaper.sealed_values(values["kind"], values["number"], self.now)
        self.papers.append({"person_id": person, "set_by_id": self.by and self.by.pk, **sealed})

    def change(self, row: RosterRow, found: Plan, cleaned: Cleaned, done: dict[str, Any]) -> None:
        assert found.person
        applied = {column: old_new for column, old_new in found.changes.items() if old_new[2] == APPLY}
        if "number" in applied:
            self.paper(found.person.pk, cleaned.values)
            done["paper"] = cleaned.values["kind"]
        new: dict[str, Any] = {column: applied[column][1] for column in ("name", "phone") if column in applied}
        if new:
            done["old"], done["new"] = {column: applied[column][0] for column in new}, new
            known = {"name": found.person.name, "phone": found.person.phone or None, **new}
            self.updates.append({"id": found.person.pk, **known})
        if found.ends:
            self.end(row, found.ends, done)

    def categorise(self, person: uuid.UUID, found: Plan, cleaned: Cleaned, done: dict[str, Any]) -> None:
        known = found.person.categories if found.person else set()
        stated = found.changes["category"][1] if "category" in found.changes else []
        kinds = [kind for kind in (stated if found.person else cleaned.values["categories"]) if kind not in known]
        same = {"person_id": person, "from_on": self.today, "source": Source.ROSTER.value}
        self.spans += [{**same, "kind": kind} for kind in kinds]
        if kinds:
            done["kinds"] = kinds

    def end(self, row: RosterRow, members: list[Member], done: dict[str, Any]) -> None:
        self.ends += members
        self.leaving.append((row, done))
        done["ended"] = [[m.union, m.from_on.isoformat(), m.to_on and m.to_on.isoformat(), m.is_main] for m in members]

    def join(self, person: uuid.UUID, found: Plan, cleaned: Cleaned, done: dict[str, Any]) -> None:
        """From the day the roster states for somebody new here; who moves within the tree moves today."""
        stated = cleaned.values["joined_on"] if not found.ends else ""
        from_on = datetime.date.fromisoformat(stated) if stated else self.today
        done["joined"] = [found.joins, from_on.isoformat()]
        where = {"union_id": found.joins, "is_main": found.joins_as_main}
        self.joins.append({"person_id": person, "from_on": from_on, **where})

    def say(self, person: uuid.UUID, found: Plan, cleaned: Cleaned, done: dict[str, Any]) -> None:
        values = {name: cleaned.values[name] for name in ("name", "phone", "union", "categories")}
        before = found.person.said if found.person else {}
        if values != before:
            self.said.append({"person_id": person, "roster_id": self.roster.pk, "values": values})
            if found.person:
                done["said"] = before

    def leave(self, row: RosterRow, today: Today) -> None:
        known = today.people.get(row.person_id) if row.person_id else None
        members = [member for member in known.members if self.places.covers(member.union)] if known else []
        done: dict[str, Any] = {}
        if members and known:
            self.end(row, members, done)
            self.lines.append(Line("roster.left", known.pk, facts={"roster": str(self.roster.pk)}))
        row.applied_at, row.effects = self.now, self.roster.closed(done)
        self.rows.append(row)


def again(row: RosterRow) -> Cleaned:
    """A row of the preview as it was cleaned then."""
    values = row.values["clean"]
    blind = blind_index(values["kind"], values["number"])
    return Cleaned(row.position or 0, {}, values, notes=row.notes, blind=blind)
