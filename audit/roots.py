"""The signed root of a day: where every chain ended, in a file outside the database, chained to the file before it.

Whoever cuts the end off a chain, or writes it anew from some entry on, contradicts a root that was written before."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from audit.models import Head
from audit.signing import is_signed, sign


def root_files() -> list[Path]:
    """The files of all days, the oldest first."""
    return sorted(Path(settings.AUDIT_ROOT_DIR).glob("????-??-??.json"))


def write_root(day: datetime.date | None = None) -> Path:
    """The file of the day (default today); one that stands is never written again."""
    folder = Path(settings.AUDIT_ROOT_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{(day or timezone.localdate()).isoformat()}.json"
    if not path.exists():
        before = [file for file in root_files() if file.name < path.name]
        beside = path.with_suffix(".new")
        beside.write_text(_signed(_root(path.stem, before[-1] if before else None)))
        beside.replace(path)
    return path


def read_root(path: Path) -> dict[str, Any] | None:
    """What a file says; None when its signature does not fit."""
    try:
        document = json.loads(path.read_text())
        root, signature = document["root"], document["signature"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return root if isinstance(root, dict) and is_signed(_canonical(root), str(signature)) else None


def digest(path: Path | None) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path else ""


def heads_in(root: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    """Chain, number and hash of its last entry that day."""
    for chain, (number, hash_) in root["heads"].items():
        yield int(chain), number, hash_


def _root(day: str, before: Path | None) -> dict[str, Any]:
    heads = {str(head.chain): [head.number, head.hash] for head in Head.objects.order_by("chain")}
    made_at = timezone.now().isoformat(timespec="seconds")
    return {"day": day, "made_at": made_at, "heads": heads, "previous": digest(before)}


def _canonical(root: dict[str, Any]) -> bytes:
    return json.dumps(root, sort_keys=True, separators=(",", ":")).encode()


def _signed(root: dict[str, Any]) -> str:
    return json.dumps({"root": root, "signature": sign(_canonical(root))}, indent=1, sort_keys=True) + "\n"
