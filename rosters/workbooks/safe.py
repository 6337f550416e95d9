"""Cells that no spreadsheet takes for a formula, also after the sheet was saved as CSV."""

from __future__ import annotations

import unicodedata

STARTS = frozenset("=+-@|%")
LONGEST = 32_000  # a cell holds 32,767 characters


def safe(text: object) -> str:
    """An apostrophe before whatever could start a formula, in narrow or full-width spelling; reading takes it off."""
    shown = str(text)[:LONGEST].replace("\x00", "")
    bare = shown.lstrip()
    first = unicodedata.normalize("NFKC", bare[:1])
    if shown[:1] in ("\t", "\r", "\n") or first[:1] in STARTS:
        return f"'{shown}"
    return shown
