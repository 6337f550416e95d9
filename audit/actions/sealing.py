from __future__ import annotations

import datetime
import logging
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from audit.actions.writing import write
from audit.canonical import GENESIS
from audit.models import Entry, Seal
from audit.roots import heads_in, read_root, root_files
from audit.signing import sign

logger = logging.getLogger(__name__)


def seal_before(*, before: datetime.datetime, by: UUID | None = None) -> dict[int, int]:
    """Delete the beginning of every chain up to the last signed root made before the moment, and seal the cut.

    Only whole, verified segments whose every entry is older than `before`: a chain with a fault, or one that the root
    contradicts, stays as it is for `audit_verify` to name. Returns {chain: entries deleted}; one line tells of it."""
    found = _newest_root(before)
    if found is None:
        return {}
    path, root = found
    bases = Seal.objects.bases()
    deleted = {}
    for chain, number, hash_ in heads_in(root):
        if number > _base(bases.get(chain))[0]:
            seal = Seal(chain=chain, number=number, hash=hash_, before=before, root=path.stem)
            if count := _seal(seal, bases.get(chain)):
                deleted[chain] = count
    if deleted:
        facts = {"before": before, "root": path.stem, "chains": len(deleted), "entries": sum(deleted.values())}
        write(action="audit.sealed", by=by, subject_kind="audit", facts=facts)
    return deleted


@transaction.atomic
def _seal(seal: Seal, base: Seal | None) -> int:
    """The seal first: the triggers let exactly what it covers go."""
    if not _is_whole(seal, base):
        logger.error("audit chain %s is not sealed up to %s: run audit_verify", seal.chain, seal.number)
        return 0
    seal.signature = sign(seal.signed_text())
    seal.save()
    return QuerySet(Entry).filter(chain=seal.chain, number__lte=seal.number).delete()[0]


def _is_whole(seal: Seal, base: Seal | None) -> bool:
    number, hash_ = _base(base)
    segment = Entry.objects.filter(chain=seal.chain, number__lte=seal.number).order_by("number")
    for entry in segment.iterator(chunk_size=2000):
        follows = entry.number == number + 1 and entry.previous == hash_ and entry.counted_hash() == entry.hash
        if not follows or entry.at >= seal.before:
            return False
        number, hash_ = entry.number, entry.hash
    return (number, hash_) == (seal.number, seal.hash)


def _base(seal: Seal | None) -> tuple[int, str]:
    return (seal.number, seal.hash) if seal else (0, GENESIS)


def _newest_root(before: datetime.datetime) -> tuple[Path, dict[str, Any]] | None:
    for path in reversed(root_files()):
        root = read_root(path)
        if root and datetime.datetime.fromisoformat(root["made_at"]) < before:
            return path, root
    return None
