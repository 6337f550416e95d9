"""Lines for the audit log: what was asked and done, never the data themselves."""

from __future__ import annotations

from uuid import UUID

from accounts.models import Person
from audit.actions import write as write_line


def write(action: str, *, person: UUID | None, by: Person | None, facts: dict | None = None) -> None:
    write_line(action=action, by=by.pk if by else None, subject=person, facts=facts)
