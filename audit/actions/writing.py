from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.canonical import GENESIS, checked_facts
from audit.inserting import insert
from audit.models import Entry, Head

LONGEST_REASON = 300


class Line(NamedTuple):
    """What one entry says beside who and when."""

    action: str
    subject: UUID | None = None
    subject_kind: str = "person"
    facts: dict | None = None
    reason: str = ""


@transaction.atomic
def write(
    *,
    action: str,
    by: UUID | None,
    subject: UUID | None = None,
    subject_kind: str = "person",
    facts: dict | None = None,
    reason: str = "",
) -> Entry:
    """Add one entry in the caller's transaction: what is undone leaves no line, what stands has one.

    `facts` are ids and names of fields, never the data themselves. Raises ValidationError(code="reason") for a
    reason of more than 300 characters, TypeError for facts that a database would give back changed."""
    entry = _chained(by, [Line(action, subject, subject_kind, facts, reason)])[0]
    entry.save()
    return entry


@transaction.atomic
def write_many(*, by: UUID | None, lines: Iterable[Line]) -> list[Entry]:
    """The same for many lines of one person: one lock and one statement. The entries do not know their keys."""
    entries = _chained(by, lines)
    insert(Entry, [vars(entry) for entry in entries])
    return entries


def _chained(by: UUID | None, lines: Iterable[Line]) -> list[Entry]:
    """Unsaved entries, each with the hash of the one before; the chain's end says so already."""
    head, whose = _locked_head(chain_of(by)), UUID(str(by)) if by else None
    now, entries = timezone.now(), []
    for line in lines:
        entry = _entry(line, by=whose, at=now, head=head)
        head.number, head.hash = entry.number, entry.hash
        entries.append(entry)
    head.save(update_fields=["number", "hash"])
    return entries


def chain_of(by: UUID | None) -> int:
    """All that one person does stands in one chain, so no transaction ever waits for two of them."""
    return 0 if by is None else 1 + UUID(str(by)).int % settings.AUDIT_CHAINS


def _locked_head(chain: int) -> Head:
    locked = Head.objects.select_for_update()
    head = locked.filter(chain=chain).first()
    if head is None:
        Head.objects.get_or_create(chain=chain, defaults={"hash": GENESIS})
        head = locked.get(chain=chain)
    return head


def _entry(line: Line, *, by: UUID | None, at: datetime.datetime, head: Head) -> Entry:
    reason = line.reason.replace("\x00", "").strip()
    if len(reason) > LONGEST_REASON:
        message = _("Please give the reason in at most %(count)d characters.") % {"count": LONGEST_REASON}
        raise ValidationError(message, code="reason")
    entry = Entry(
        chain=head.chain,
        number=head.number + 1,
        at=at,
        action=line.action,
        by=by,
        subject=UUID(str(line.subject)) if line.subject else None,
        subject_kind=line.subject_kind,
        facts=checked_facts(line.facts or {}),
        reason=reason,
        previous=head.hash,
    )
    entry.hash = entry.counted_hash()
    return entry
