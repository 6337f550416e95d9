from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Count

from accounts.models import Membership
from audit.inserting import Row, insert
from rosters.actions.owning import beat
from rosters.cleaning.cells import shown
from rosters.cleaning.row import Cleaned, clean_row
from rosters.cleaning.twins import Twins
from rosters.cleaning.unions import Places
from rosters.comparing.plan import Plan, plan
from rosters.comparing.today import today_of
from rosters.enums import Outcome
from rosters.limits import limit
from rosters.models import RosterImport, RosterRow


class Preview:
    """Rows of the file become rows of the roster, batch by batch, each batch a transaction."""

    def __init__(self, roster: RosterImport, run: uuid.UUID) -> None:
        self.roster, self.run = roster, run
        self.places = Places(roster.union, roster.uploaded_by)
        self.twins = Twins()
        self.seen: set[uuid.UUID] = set()
        self.unsure: set[str] = set()  # names in rows with errors: such a member may be meant
        self.count = 0

    def add(self, rows: list[list]) -> None:
        columns = list(self.roster.columns)
        cleaned = [
            clean_row(position, dict(zip(columns, cells, strict=False)), self.places) for position, cells in rows
        ]
        for row in cleaned:
            self.twins.check(row)
        today = today_of(cleaned)
        made = [self.row(row, plan(row, today, self.places)) for row in cleaned]
        self.count += len(made)
        with transaction.atomic():
            beat(self.roster, self.run, done_count=self.count)
            insert(RosterRow, made)

    def row(self, row: Cleaned, found: Plan) -> Row:
        if found.person:
            self.seen.add(found.person.pk)
        if row.errors and row.values["name"]:
            self.unsure.add(row.values["name"])
        raw = {column: shown(cell) for column, cell in row.raw.items() if cell is not None}
        values = {"raw": raw, "clean": row.values, "changes": found.changes}
        return {
            "roster_id": self.roster.pk,
            "position": row.position,
            "outcome": found.outcome.value,
            "person_id": found.person.pk if found.person else None,
            "union_id": row.values["union"],
            "errors": row.errors,
            "notes": row.notes,
            "sealed": self.roster.closed(values),
            "has_kept": found.has_kept,
        }

    def finish(self) -> None:
        for late in batches(sorted(self.twins.late.items()), limit("batch")):
            self.correct(dict(late))
        for missing in batches(self.absent(), limit("batch")):
            with transaction.atomic():
                beat(self.roster, self.run)
                insert(RosterRow, missing)

    @transaction.atomic
    def correct(self, late: dict[int, dict[str, Any]]) -> None:
        """What only a later row showed to be wrong."""
        beat(self.roster, self.run)
        rows = list(self.roster.rows.filter(position__in=late))
        for row in rows:
            row.errors, row.outcome = {**late[row.position or 0], **row.errors}, Outcome.ERROR
            row.has_kept = False
            self.unsure.add(row.values["clean"]["name"])
        RosterRow.objects.bulk_update(rows, ["errors", "outcome", "has_kept"], batch_size=100)

    def absent(self) -> Iterator[Row]:
        """Members here whom no row of the file means, as far as rows with errors let us know."""
        members = Membership.objects.current().filter(union__in=self.roster.union.and_below().values("pk"))
        names = members.order_by("pk").values_list("person_id", "person__name", "union_id")
        found: dict[uuid.UUID, Row] = {}
        for person, name, union in names.iterator():
            if person not in self.seen and name not in self.unsure and person not in found:
                sealed = self.roster.closed({"raw": {}, "clean": {"name": name}, "changes": {}})
                whose = {"roster_id": self.roster.pk, "person_id": person, "union_id": union}
                found[person] = {**whose, "outcome": Outcome.LEFT.value, "sealed": sealed}
        yield from found.values()


def counts_of(roster: RosterImport) -> dict[str, int]:
    found = roster.rows.order_by().values_list("outcome").annotate(count=Count("pk"))
    return {**dict.fromkeys(Outcome.values, 0), **dict(found)}


def batches(items: Iterable, size: int) -> Iterator[list]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
