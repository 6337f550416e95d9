"""The list of deleted people, kept in a file beside the database too: a restored backup does not know them."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from privacy.models import Tombstone


def write_down(tombstone: Tombstone) -> None:
    """Append one line and wait until the disk has it; raises OSError, and then nobody is deleted."""
    line = {
        "person": str(tombstone.person_key),
        "pseudonym": tombstone.pseudonym,
        "deleted_at": tombstone.deleted_at.isoformat(),
    }
    path = Path(settings.TOMBSTONES)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def written_down() -> Iterator[Tombstone]:
    """The stones of the file, unsaved. A last line cut short by a crash is passed over: its deletion never happened."""
    path = Path(settings.TOMBSTONES)
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        try:
            stone = json.loads(line)
        except ValueError:
            continue
        deleted_at = datetime.datetime.fromisoformat(stone["deleted_at"])
        yield Tombstone(person_key=stone["person"], pseudonym=stone["pseudonym"], deleted_at=deleted_at)
