"""The one spelling of an entry that is hashed, the same out of SQLite and PostgreSQL."""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Any
from uuid import UUID

FIELDS = ("chain", "number", "at", "action", "by", "subject", "subject_kind", "facts", "reason")
SPELLING = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
GENESIS = "0" * 64


def canonical(values: dict[str, Any]) -> bytes:
    """JSON with sorted keys and no blanks; times in UTC to the microsecond, people as their UUID."""
    spelled = {name: _spelled(values[name]) for name in FIELDS}
    return SPELLING.encode(spelled).encode()


def chained(previous: str, entry: bytes) -> str:
    return hashlib.sha256(previous.encode() + b"\n" + entry).hexdigest()


def checked_facts(facts: Any) -> Any:
    """Facts that every database gives back as they were: no floats, no NUL. Raises TypeError: a fault of the caller."""
    if facts is None or isinstance(facts, bool | int):
        return facts
    if isinstance(facts, str):
        return facts.replace("\x00", "")
    if isinstance(facts, UUID):
        return str(facts)
    if isinstance(facts, datetime.date):
        return facts.isoformat()
    if isinstance(facts, list | tuple):
        return [checked_facts(one) for one in facts]
    if isinstance(facts, dict):
        return {str(name): checked_facts(value) for name, value in facts.items()}
    raise TypeError(f"an audit entry holds no {type(facts).__name__}")


def _spelled(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    return str(value) if isinstance(value, UUID) else value
