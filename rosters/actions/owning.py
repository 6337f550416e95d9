from __future__ import annotations

import uuid

from rosters.models import RosterImport


class Overtaken(Exception):
    """This worker was silent for so long that another one took the roster."""


def beat(roster: RosterImport, run: uuid.UUID, **values: object) -> None:
    """First statement of every batch's transaction: whoever lost the roster writes nothing of it."""
    if not RosterImport.objects.beat(roster.pk, run, **values):
        raise Overtaken
