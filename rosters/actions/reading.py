"""From the file to the preview: each row cleaned and compared with today."""

from __future__ import annotations

import logging
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, transaction

from rosters.actions.erasing import drop_file
from rosters.actions.owning import Overtaken, beat
from rosters.actions.previewing import Preview, counts_of
from rosters.enums import State
from rosters.models import RosterImport
from rosters.reading.process import read
from rosters.reading.refusals import Refused

logger = logging.getLogger(__name__)


def read_roster(roster: RosterImport, run: uuid.UUID) -> bool:
    """Always from the beginning: what a broken run left behind is removed first."""
    RosterImport.objects.move(roster.pk, State.UPLOADED, State.READING, to=State.READING)
    roster.rows.all().delete()
    try:
        follow(roster, run)
    except Refused as refused:
        refuse(roster, run, refused)
    except (DatabaseError, Overtaken):
        raise
    except Exception as error:  # whatever else a stranger's file brings about is the file's fault
        logger.exception("roster %s could not be read: %s", roster.pk, type(error).__name__)
        refuse(roster, run, Refused("damaged"))
    return True


def follow(roster: RosterImport, run: uuid.UUID) -> None:
    preview = Preview(roster, run)
    with local_copy(roster) as path:
        for message in read(path, **order_of(roster)):
            if "table" in message:
                if not take_table(roster, run, message["table"]):
                    return
            elif "rows" in message:
                preview.add(message["rows"])
            else:
                roster.table.update(message["end"])
    if not preview.count:
        raise Refused("no_rows")
    preview.finish()
    finish(roster, run, counts_of(roster))


def order_of(roster: RosterImport) -> dict[str, Any]:
    """With the officer's columns, or for the reader to find out."""
    if not roster.chosen:
        return {}
    table = roster.table
    return {"columns": roster.columns, "line": table["line"], "titles": table["titles"], "sheet": table["sheet"]}


@contextmanager
def local_copy(roster: RosterImport) -> Iterator[str]:
    """The storage may be far away; the reading process gets a file that has no name of ours."""
    with tempfile.NamedTemporaryFile(prefix="roster-") as copy:
        try:
            with roster.file.open("rb") as file:
                shutil.copyfileobj(file, copy)
        except (FileNotFoundError, ValueError) as error:
            raise Refused("lost") from error
        copy.flush()
        yield copy.name


def take_table(roster: RosterImport, run: uuid.UUID, table: dict[str, Any]) -> bool:
    """Keep what was found; False when the officer must name the columns first."""
    roster.sample = roster.closed({"rows": table.pop("sample")})
    roster.table, roster.columns = table, table["columns"]
    height = max(0, table["height"] - table["line"] - 1)
    values = {"table": table, "columns": roster.columns, "sample": roster.sample, "row_count": height, "done_count": 0}
    beat(roster, run, **values)
    if not table["is_sure"]:
        RosterImport.objects.move(roster.pk, State.READING, to=State.COLUMNS)
    return table["is_sure"]


@transaction.atomic
def finish(roster: RosterImport, run: uuid.UUID, counts: dict[str, int]) -> None:
    beat(roster, run, table=roster.table, counts=counts, row_count=sum(counts.values()))
    RosterImport.objects.move(roster.pk, State.READING, to=State.PREVIEWED)


@transaction.atomic
def refuse(roster: RosterImport, run: uuid.UUID, refused: Refused) -> None:
    beat(roster, run, refusal_code=refused.code, refusal_facts=refused.facts)
    roster.rows.all().delete()
    RosterImport.objects.move(roster.pk, State.READING, to=State.FAILED)
    drop_file(roster)
