from __future__ import annotations

import datetime
import logging

from django.db import DatabaseError, transaction
from django.db.models import ProtectedError, QuerySet
from django.utils import timezone

from accounts.models import Person
from privacy import auditing
from privacy.erasing import remove_rows
from privacy.erasing.rows import in_order
from privacy.inventory import Entry, of_people
from privacy.keeping import candidates, days_of, next_of, on_day, over_on
from privacy.models import RetentionRun
from profiles.models import CategorySpan

logger = logging.getLogger(__name__)


def delete_outlived(*, by: Person | None, on: datetime.date | None = None) -> dict[str, int]:
    """Delete what has been kept to its last day: of everybody where a deletion deletes anyway, else only what stayed
    of the deleted. Rows for whose kind nobody has set a period stay; so does what other rows still need.

    Notes what it did, and what comes next, in a RetentionRun."""
    today, found, coming = on or timezone.localdate(), {}, {}
    for entry in kept_by_clock():
        if number := _delete_of(entry, today):
            found[entry.label] = number
        if following := next_of(entry, today):
            coming[entry.label] = [following[0].isoformat(), following[1]]
    if found:
        auditing.write("privacy.retention", person=None, by=by, facts=found)
    RetentionRun.objects.note(today, found, coming)
    return found


def kept_by_clock() -> list[Entry]:
    """What the job looks at, in the order of deleting; posts are known until everything that hangs on them has gone."""
    entries = [one for one in in_order(of_people()) if one.retention and one.by_clock and one.person != "self"]
    return sorted(entries, key=lambda one: one.model is CategorySpan)


def _delete_of(entry: Entry, today: datetime.date) -> int:
    rows = candidates(entry)
    return sum(
        _delete_day(entry, rows.filter(over, **on_day(entry, day)))
        for day in days_of(entry, rows)
        if (over := over_on(entry, day, today)) is not None
    )


def _delete_day(entry: Entry, rows: QuerySet) -> int:
    try:
        with transaction.atomic():
            return remove_rows(entry, rows)
    except (ProtectedError, DatabaseError) as error:  # the ledger's triggers, or a row that stays points here
        logger.warning("%s cannot go yet: %s", entry.label, type(error).__name__)
        return 0
