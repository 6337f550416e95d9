"""Roles that ended with a membership, as a row's effects carry them: plain values of JSON."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from accounts.actions.ending import Cut


def packed(cut: Cut) -> dict[str, Any]:
    found = cut._asdict().items()
    return {name: str(value) if isinstance(value, UUID | datetime.date) else value for name, value in found}


def unpacked(values: dict[str, Any]) -> Cut:
    dates = {name: _date(values[name]) for name in ("from_on", "to_on", "last")}
    people = {name: UUID(values[name]) if values[name] else None for name in ("person", "granted_by")}
    return Cut(**{**values, **dates, **people})


def _date(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
