"""The worker's side: one worker at a time works on a roster; a dead one is replaced."""

from __future__ import annotations

import logging
import uuid

from django.db import transaction

from rosters.actions import applying, reading, undoing
from rosters.actions.owning import Overtaken
from rosters.actions.uploading import enqueue
from rosters.enums import State
from rosters.models import RosterImport

logger = logging.getLogger(__name__)


def work_on(*, pk: str) -> None:
    """Read, apply or undo, whatever the roster waits for. Twice at once or twice in a row does it once."""
    run = uuid.uuid4()
    if not RosterImport.objects.claim(uuid.UUID(pk), run):
        return
    roster = RosterImport.objects.select_related("union", "uploaded_by", "applied_by", "undone_by").get(pk=pk)
    try:
        is_over = step(roster, run)
    except Overtaken:
        logger.info("roster %s was taken over by another worker", pk)
        return
    except BaseException:
        RosterImport.objects.filter(pk=pk, run=run).update(beat_at=None)
        raise
    with transaction.atomic():
        RosterImport.objects.filter(pk=pk, run=run).update(beat_at=None)
        if not is_over:
            enqueue(roster)  # others in the queue get a turn


def step(roster: RosterImport, run: uuid.UUID) -> bool:
    if roster.state == State.APPLYING:
        return applying.go_on(roster, run)
    if roster.state == State.UNDOING:
        return undoing.go_on(roster, run)
    return reading.read_roster(roster, run)


def resume_abandoned() -> int:
    """Hand on what a killed worker left lying."""
    found = list(RosterImport.objects.abandoned())
    for roster in found:
        with transaction.atomic():
            enqueue(roster)
    return len(found)
