"""Excerpts with the found words marked, made from the stored text, so that every engine marks alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.folding import WORD, Term, fold

EXCERPT = 46  # two lines of a phone, three with large text
LEAD = 12
CUT = "……"
SENTENCE_ENDS = "。！？；\n.!?;"
Span = tuple[int, int]


def mark(text: str, wanted: Sequence[Term]) -> SafeString:
    """`text` as safe HTML with every found term in <mark>."""
    return _html(text, spans(text, wanted))


def excerpt(text: str, wanted: Sequence[Term], length: int = EXCERPT) -> SafeString:
    """The part of `text` around the first find, from the start of its sentence if that is near; else its beginning."""
    text = " ".join(text.split())
    found = spans(text, wanted)
    start = _start(text, found[0][0]) if found else 0
    end = min(len(text), start + length)
    inside = [(low - start, min(high, end) - start) for low, high in found if start <= low < end]
    html = _html(text[start:end], inside)
    return mark_safe(f"{CUT if start else ''}{html}{CUT if end < len(text) else ''}")  # noqa: S308 (parts are escaped)


def spans(text: str, wanted: Sequence[Term]) -> list[Span]:
    """Where the terms stand in `text`, in order, without overlaps."""
    folded, places = _folded(text)
    found = sorted(
        (places[match.start()], places[match.end() - 1] + 1)
        for term in wanted
        for match in _pattern(term).finditer(folded)
    )
    joined: list[Span] = []
    for low, high in found:
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return joined


def _pattern(term: Term) -> re.Pattern[str]:
    word = re.escape(term.text)
    return re.compile(word if term.is_cjk else rf"(?<!{WORD}){word}(?!{WORD})")


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The folded text and, for each of its characters, the place in `text` that it came from."""
    folded = fold(text)
    if len(folded) == len(text):
        return folded, range(len(text))
    parts = [fold(character) for character in text]
    places = [at for at, part in enumerate(parts) for _ in part]
    return "".join(parts), places


def _start(text: str, first: int) -> int:
    low = max(0, first - LEAD)
    if low == 0:
        return 0
    ends = [text.rfind(end, low, first) for end in SENTENCE_ENDS]
    start = max(ends) + 1 if max(ends) >= 0 else low
    return start + (text[start] == " ")


def _html(text: str, found: Sequence[Span]) -> SafeString:
    parts, at = [], 0
    for low, high in found:
        parts += [escape(text[at:low]), "<mark>", escape(text[low:high]), "</mark>"]
        at = high
    return mark_safe("".join([*parts, escape(text[at:])]))  # noqa: S308 (every part is escaped)
