from __future__ import annotations

import hashlib

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from accounts.models import Person, Union
from records import outbox
from rosters.limits import limit
from rosters.models import RosterImport
from rosters.rules import check_keeps_roster_of

TOPIC = "roster.work"


def upload_roster(*, file: File, union: Union, by: Person) -> RosterImport:
    """Keep a file and have it read by the worker. Nothing of the records changes.

    The file is stored before its row: a row never points at nothing, a file without a row is removed within a day."""
    check_keeps_roster_of(by, union)
    if file.size > limit("bytes"):
        message = _("The file is larger than %(size)s. Please divide the roster, for example by union.")
        raise ValidationError(message % {"size": filesizeformat(limit("bytes"))}, code="size")
    name = (file.name or "").rpartition("/")[2][-200:]
    roster = RosterImport(union=union, file_name=name, sha256=digest(file), uploaded_by=by)
    roster.file.save(name, file, save=False)
    with transaction.atomic():
        roster.save(force_insert=True)
        enqueue(roster)
    return roster


def digest(file: File) -> str:
    found = hashlib.sha256()
    for piece in file.chunks():
        found.update(piece)
    file.seek(0)
    return found.hexdigest()


def enqueue(roster: RosterImport) -> None:
    """In the transaction that gives the worker something to do."""
    outbox.enqueue(TOPIC, {"roster": str(roster.pk)}, key=f"roster:{roster.pk}")
