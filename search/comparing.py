"""Does the index hold what the database says? Compared family by family, so that memory grows with objects only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from search import sources
from search.actions import Progress
from search.backends import get_backend
from search.backends.base import Entry
from search.documents import Document

Sums = dict[str, "Counter[str]"]


def differences(*, progress: Progress = iter) -> Iterator[str]:
    """One line a family that differs: what is missing in the index, what is too much, what is out of date."""
    held = _sums(get_backend().entries())
    wanted = _sums(_entries(progress(sources.documents())))
    for family in sorted(held.keys() | wanted.keys()):
        if line := _difference(held.get(family, Counter()), wanted.get(family, Counter())):
            yield f"{family}: {line}"


def _difference(held: Counter[str], wanted: Counter[str]) -> str:
    if held == wanted:
        return ""
    if not held or not wanted:
        return f"missing ({wanted['count']} documents)" if wanted else f"too much ({held['count']} documents)"
    if held["count"] != wanted["count"]:
        return f"{held['count']} documents instead of {wanted['count']}"
    return "out of date"


def _sums(entries: Iterable[Entry]) -> Sums:
    """For each family the number of its documents and the sum of their keys and versions, whatever their order."""
    sums: Sums = defaultdict(Counter)
    for family, key, version in entries:
        sums[family]["count"] += 1
        sums[family]["state"] ^= hash((key, version))
    return sums


def _entries(documents: Iterable[Document]) -> Iterator[Entry]:
    for document in documents:
        yield Entry(document.family, document.key, document.version)
