"""Periods in words."""

from __future__ import annotations

from django.utils.translation import ngettext


def in_words(months: int) -> str:
    """36 → "3 years", 6 → "6 months"."""
    if months and months % 12 == 0:
        return ngettext("%(number)d year", "%(number)d years", months // 12) % {"number": months // 12}
    return ngettext("%(number)d month", "%(number)d months", months) % {"number": months}
