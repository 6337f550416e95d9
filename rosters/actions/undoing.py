"""The way back of an applied roster: whatever nobody touched since becomes what it was."""

from __future__ import annotations

import time
import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from audit import actions as audit
from rosters.actions.locking import alive, lock_people
from rosters.actions.owning import beat
from rosters.actions.reverting import Reverting
from rosters.actions.uploading import enqueue
from rosters.enums import State
from rosters.limits import limit
from rosters.models import RosterImport
from rosters.rules import check_can_apply

SLICE = 20


@transaction.atomic
def undo_roster(*, roster: RosterImport, by: Person) -> None:
    """Have the worker take an applied roster back. Possible for some days; a person who signed in since stays."""
    check_can_apply(by, roster)
    if not roster.can_be_undone:
        raise ValidationError(_("This roster can no longer be undone."), code="late")
    values = {"undone_by": by, "beat_at": None, "done_count": 0}
    if not RosterImport.objects.move(roster.pk, State.APPLIED, to=State.UNDOING, **values):
        raise ValidationError(_("This roster can no longer be undone."), code="state")
    audit.write(action="roster.undo", by=by.pk, subject=roster.pk, subject_kind="roster")
    enqueue(roster)


def go_on(roster: RosterImport, run: uuid.UUID) -> bool:
    """Work for one slice; True when everything that could be undone is."""
    until = time.monotonic() + SLICE
    while time.monotonic() < until:
        rows = list(applied(roster)[: limit("batch")])
        if not rows:
            finish(roster, run)
            return True
        with transaction.atomic():
            lock_people(rows)
            beat(roster, run, done_count=F("done_count") + len(rows))
            Reverting(roster, alive(roster, rows)).save()
    return False


def applied(roster: RosterImport):
    return roster.rows.filter(undone_at=None).exclude(applied_at=None).order_by("-pk")


@transaction.atomic
def finish(roster: RosterImport, run: uuid.UUID) -> None:
    beat(roster, run, undone_at=timezone.now())
    RosterImport.objects.move(roster.pk, State.UNDOING, to=State.UNDONE)
