"""Audit lines of this app: people in, ids out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from accounts.models import Membership, Person, Union
from audit.actions import Line, write, write_many
from audit.models import Entry


def write_about(
    person: Person | None, action: str, *, by: Person | None, reason: str = "", facts: dict[str, Any] | None = None
) -> Entry:
    """One line in the caller's transaction; `person` None is an act on nobody in particular, a list for example."""
    actor, subject = by.pk if by else None, person.pk if person else None
    return write(action=action, by=actor, subject=subject, facts=facts, reason=reason)


def write_of_union(union: Union, action: str, *, by: Person | None, **facts: Any) -> Entry:
    """An act on the tree is about nobody; the union stands in the facts."""
    return write(action=action, by=by.pk if by else None, subject_kind="union", facts={"union": union.key, **facts})


def write_of_members(rows: Iterable[Membership], action: str, *, by: Person | None, **facts: Any) -> None:
    """A line for each member whom an act on their union takes in or out."""
    lines = [Line(action, row.person_id, facts=facts) for row in rows]
    write_many(by=by.pk if by else None, lines=lines)
