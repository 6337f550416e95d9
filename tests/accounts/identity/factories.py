"""Numbers made by the rule itself; none belongs to anybody."""

from __future__ import annotations

import datetime

from accounts.identity.eighteen import check_character


def number_of(region: str, birth: datetime.date, sequence: int = 0, *, ends_with: str = "") -> str:
    """An 18-place number; `ends_with` looks for the next sequence with that check character."""
    for number in range(sequence, 1000):
        body = f"{region}{birth:%Y%m%d}{number:03d}"
        if not ends_with or check_character(body) == ends_with:
            return body + check_character(body)
    raise LookupError(ends_with)
