"""Roles and members in a small tree as one reads the rules."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone

from accounts.enums import Role

ABOVE: dict[str, str | None] = {"root": None, "a": "root", "a1": "a", "b": "root"}


def on(day: int | None) -> datetime.date | None:
    return None if day is None else timezone.localdate() + datetime.timedelta(days=day)


@dataclass
class Held:
    """Days count from today; `last` None is for good."""

    who: int
    role: Role
    union: str
    first: int
    last: int | None
    chief: Held | None = None

    def on(self, day: int) -> bool:
        return self.first <= day and (self.last is None or self.last >= day)


@dataclass
class Member:
    who: int
    union: str
    last: int | None = None


def chain(union: str | None) -> list[str]:
    return [union, *chain(ABOVE[union])] if union else []


def in_line(one: str, other: str) -> bool:
    return one in chain(other) or other in chain(one)
