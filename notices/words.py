"""How a stored fact becomes a word of the reader's language."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format

from accounts.enums import Role

Words = Callable[[Any], str]


def as_text(value: Any) -> str:
    """A name or title as somebody else wrote it."""
    return str(value)


def as_count(value: Any) -> str:
    return str(int(value))


def as_day(value: Any) -> str:
    """2026年12月1日; facts are stored as JSON, so a day comes back as text."""
    day = value if isinstance(value, datetime.date) else parse_date(str(value))
    if day is None:
        raise ValueError("not a day")
    return date_format(day, "DATE_FORMAT")


def as_role(value: Any) -> str:
    return str(Role(value).label)
