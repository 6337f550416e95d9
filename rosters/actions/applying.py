"""From the preview into the records, batch by batch; each batch is a transaction that can be repeated."""

from __future__ import annotations

import time
import uuid

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from audit import actions as audit
from rosters.actions.erasing import drop_file
from rosters.actions.locking import alive, lock_people
from rosters.actions.owning import beat
from rosters.actions.previewing import counts_of
from rosters.actions.uploading import enqueue
from rosters.actions.writing import Writing
from rosters.cleaning.unions import Places
from rosters.enums import Outcome, State
from rosters.limits import limit
from rosters.models import RosterImport, RosterRow
from rosters.rules import check_can_apply

SLICE = 20  # seconds of work before others in the queue get a turn
ATTEMPTS = 3


@transaction.atomic
def apply_roster(*, roster: RosterImport, ends_absent: bool = False, takes_all: bool = False, by: Person) -> None:
    """Have the worker write a previewed roster into the records. Rows with errors stay out."""
    check_can_apply(by, roster)
    counts = roster.counts
    count = sum(counts.values()) - counts.get(Outcome.ERROR, 0)
    values = {"ends_absent": ends_absent, "takes_all": takes_all, "applied_by": by, "beat_at": None, "done_count": 0}
    values["row_count"] = count - (0 if ends_absent else counts.get(Outcome.LEFT, 0))
    if not RosterImport.objects.move(roster.pk, State.PREVIEWED, to=State.APPLYING, **values):
        raise ValidationError(_("This roster is not waiting to be imported."), code="state")
    audit.write(action="roster.apply", by=by.pk, subject=roster.pk, subject_kind="roster", facts=dict(counts))
    enqueue(roster)


def pending(roster: RosterImport) -> QuerySet[RosterRow]:
    rows = roster.rows.filter(applied_at=None).exclude(outcome=Outcome.ERROR)
    return rows if roster.ends_absent else rows.exclude(outcome=Outcome.LEFT)


def go_on(roster: RosterImport, run: uuid.UUID) -> bool:
    """Work for one slice; True when the roster is applied."""
    places, last, until = Places(roster.union, roster.applied_by), 0, time.monotonic() + SLICE
    while time.monotonic() < until:
        rows = list(pending(roster).filter(pk__gt=last).order_by("pk")[: limit("batch")])
        if not rows:
            finish(roster, run)
            return True
        last = rows[-1].pk
        apply_rows(roster, run, rows, places)
    return False


def apply_rows(roster: RosterImport, run: uuid.UUID, rows: list[RosterRow], places: Places) -> None:
    """Two rosters that bring the same person at once: the later one looks again and finds her there."""
    for _attempt in range(ATTEMPTS):
        try:
            return write(roster, run, rows, places)
        except IntegrityError:
            continue
    if len(rows) == 1:
        return give_up(roster, run, rows[0])
    for row in rows:
        apply_rows(roster, run, [row], places)
    return None


@transaction.atomic
def write(roster: RosterImport, run: uuid.UUID, rows: list[RosterRow], places: Places) -> None:
    lock_people(rows)
    beat(roster, run, done_count=F("done_count") + len(rows))
    writing = Writing(roster, places)
    writing.plan(alive(roster, rows))
    writing.save()


@transaction.atomic
def give_up(roster: RosterImport, run: uuid.UUID, row: RosterRow) -> None:
    beat(roster, run, done_count=F("done_count") + 1)
    row.outcome, row.errors = Outcome.ERROR, {"name": ["collision", {}]}
    row.save(update_fields=["outcome", "errors"])


@transaction.atomic
def finish(roster: RosterImport, run: uuid.UUID) -> None:
    counts = counts_of(roster)
    beat(roster, run, counts=counts, applied_at=timezone.now())
    RosterImport.objects.move(roster.pk, State.APPLYING, to=State.APPLIED)
    drop_file(roster)
