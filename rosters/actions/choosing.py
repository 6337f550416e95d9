"""What the officer decides about an uploaded roster before it is imported."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from rosters.actions.erasing import drop_file
from rosters.actions.uploading import enqueue
from rosters.enums import State
from rosters.models import RosterImport, RosterRow
from rosters.reading.synonyms import KEYS
from rosters.refusals import sentence
from rosters.rules import check_can_apply

REQUIRED = ("name", "number")


@transaction.atomic
def choose_columns(*, roster: RosterImport, columns: dict[str, int], by: Person) -> None:
    """Read the file again with the officer's word on what each column means (our key → place in the file)."""
    check_can_apply(by, roster)
    check_columns(columns, len(roster.table.get("titles", [])))
    if not roster.file:
        raise ValidationError(sentence("lost", {}), code="lost")
    values = {"columns": columns, "chosen": True, "beat_at": None, "done_count": 0}
    if not RosterImport.objects.move(roster.pk, State.COLUMNS, State.PREVIEWED, to=State.UPLOADED, **values):
        raise ValidationError(_("The columns of this roster can no longer be changed."), code="state")
    enqueue(roster)


def check_columns(columns: dict[str, int], width: int) -> None:
    if any(key not in KEYS or not 0 <= place < width for key, place in columns.items()):
        raise ValidationError(_("Please choose columns of the file."), code="columns")
    if not set(REQUIRED) <= columns.keys():
        raise ValidationError(_("Please say which columns hold the name and the ID number."), code="required")
    if len(set(columns.values())) < len(columns):
        raise ValidationError(_("One column of the file cannot mean two things."), code="double")


def take_row(*, row: RosterRow, is_taken: bool, by: Person) -> None:
    """In one row the file wins over what was changed by hand, or does not."""
    check_can_apply(by, row.roster)
    open_rows = RosterRow.objects.filter(pk=row.pk, has_kept=True, roster__state=State.PREVIEWED)
    if not open_rows.update(is_taken=is_taken):
        raise ValidationError(_("There is nothing to decide in this row."), code="state")


@transaction.atomic
def discard_roster(*, roster: RosterImport, by: Person) -> None:
    """Put an uploaded roster away; the records never changed. Its file and rows go with it."""
    check_can_apply(by, roster)
    before = (State.UPLOADED, State.READING, State.COLUMNS, State.PREVIEWED, State.FAILED)
    if not RosterImport.objects.move(roster.pk, *before, to=State.DISCARDED, run=None):
        raise ValidationError(_("This roster can no longer be discarded."), code="state")
    RosterRow.objects.filter(roster=roster).delete()
    drop_file(roster)
