"""What was done to one membership, in words, out of the audit log."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from accounts.auditing.queries import Line, lines_of
from accounts.keeping import lines_of_membership
from accounts.models import Membership

MOST = 30


@dataclass(frozen=True)
class Step:
    line: Line
    from_on: datetime.date | None
    to_on: datetime.date | None


def history_of_membership(membership: Membership) -> list[Step]:
    """The latest first; two queries."""
    entries = list(lines_of_membership(membership)[:MOST])
    return [Step(line, _day(line, "from_on"), _day(line, "to_on")) for line in lines_of(entries)]


def _day(line: Line, name: str) -> datetime.date | None:
    written = line.entry.facts.get(name)
    return datetime.date.fromisoformat(written) if written else None
