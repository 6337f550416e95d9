"""Everything that can be found, family by family."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from search.documents import Document
from search.sources.base import Source
from search.sources.books import Books
from search.sources.courses import Courses
from search.sources.lists import Lists

SOURCES: dict[str, Source] = {source.name: source for source in (Courses(), Books(), Lists())}


def documents(families: Collection[str] | None = None) -> Iterator[Document]:
    """The documents of the families as the database has them now; of all families when none are named."""
    if families is None:
        for source in SOURCES.values():
            yield from source.documents()
        return
    wanted = defaultdict(list)
    for family in families:
        name, _, id_ = family.partition(":")
        wanted[name].append(id_)
    for name, ids in wanted.items():
        yield from SOURCES[name].documents(ids)
