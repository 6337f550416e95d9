from __future__ import annotations

import datetime

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from rosters.enums import RUNNING
from rosters.limits import keep_period
from rosters.models import RosterImport, RosterRow

ORPHAN = datetime.timedelta(hours=24)


def drop_file(roster: RosterImport) -> None:
    """The rows say all that is needed once they are written; the file goes when the transaction is certain."""
    RosterImport.objects.filter(pk=roster.pk).update(file="", sample="")
    if name := roster.file.name:
        transaction.on_commit(lambda: default_storage.delete(name))


def erase_old() -> int:
    """Files, values and their key go when rosters are long done; counts and reasons stay. Stray files go too."""
    due = RosterImport.objects.filter(uploaded_at__lt=timezone.now() - keep_period(), erased_at=None)
    found = list(due.exclude(state__in=RUNNING))
    for roster in found:
        with transaction.atomic():
            RosterRow.objects.filter(roster=roster).update(sealed="", effects="")
            drop_file(roster)
            table = {**roster.table, "titles": []}
            RosterImport.objects.filter(pk=roster.pk).update(data_key="", table=table, erased_at=timezone.now())
    return len(found) + remove_orphans()


def remove_orphans() -> int:
    """A process that ended between file and row left a file nobody can reach."""
    try:
        folders, _files = default_storage.listdir("rosters")
    except FileNotFoundError:
        return 0
    known = {str(pk) for pk in RosterImport.objects.exclude(file="").values_list("pk", flat=True)}
    return sum(remove(folder) for folder in folders if folder not in known)


def remove(folder: str) -> int:
    removed = 0
    for name in default_storage.listdir(f"rosters/{folder}")[1]:
        path = f"rosters/{folder}/{name}"
        if default_storage.get_modified_time(path) < timezone.now() - ORPHAN:
            default_storage.delete(path)
            removed += 1
    return removed
