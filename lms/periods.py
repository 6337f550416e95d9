"""The time that figures speak of: a year or a month of it, as far as it has gone."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

from django.utils import timezone

FIRST_YEAR = 2020


@dataclass(frozen=True)
class Period:
    year: int
    month: int | None = None

    @property
    def begin(self) -> datetime.date:
        return datetime.date(self.year, self.month or 1, 1)

    @property
    def end(self) -> datetime.date:
        """The last day, whether it has come or not."""
        month = self.month or 12
        return datetime.date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def until(self) -> datetime.date:
        """The last day that figures can hold: today while the period runs."""
        return max(self.begin, min(self.end, timezone.localdate()))

    @property
    def is_running(self) -> bool:
        return self.end >= timezone.localdate()

    @property
    def last_month_end(self) -> datetime.date:
        """The day before the month of `until` began: what trends compare with."""
        return self.until.replace(day=1) - datetime.timedelta(days=1)


def period_of(year: str | None, month: str | None) -> Period:
    """Out of an address; what is not a year or a month of the platform's life falls back to this year."""
    this_year = timezone.localdate().year
    chosen, part = _number(year), _number(month)
    return Period(chosen if FIRST_YEAR <= chosen <= this_year else this_year, part if 1 <= part <= 12 else None)


def _number(text: str | None) -> int:
    return int(text) if text and len(text) <= 4 and text.isascii() and text.isdecimal() else 0
