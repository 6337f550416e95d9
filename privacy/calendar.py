"""Months as laws count them, never too short."""

from __future__ import annotations

import datetime


def after_months(day: datetime.date, months: int) -> datetime.date:
    """The same day `months` later. A day that month does not have becomes the first of the next: 29 February plus a
    year is 1 March, so that nothing ends a day early."""
    years, month = divmod(day.month - 1 + months, 12)
    try:
        return datetime.date(day.year + years, month + 1, day.day)
    except ValueError:
        return datetime.date(day.year + years, month + 2, 1)  # no December is that short
