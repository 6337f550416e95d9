"""The engine without a server: tantivy in a folder, written by the worker, read by the web processes."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import tantivy
from django.conf import settings

from search.backends.base import Backend, Entry, Query, Results, SearchUnavailable
from search.backends.embedded.asking import answer
from search.backends.embedded.place import Place
from search.backends.embedded.schema import create, entry_of, open_index, to_tantivy
from search.documents import Document

HEAP = 30_000_000
BUILD_HEAP = 120_000_000


class EmbeddedBackend(Backend):
    def __init__(self, root: Path | None = None) -> None:
        self.place = Place(Path(root or settings.SEARCH_INDEX_DIR))
        self._turn = threading.Lock()
        self._seen: tuple[Path, int] | None = None
        self._index: tantivy.Index | None = None

    def index(self, documents: Iterable[Document], families: Collection[str]) -> None:
        with self.place.lock():
            live = self.place.live()
            folder = live or self.place.fresh()
            writer = (open_index if live else create)(folder).writer(HEAP, 1)
            for family in families:
                writer.delete_documents_by_term("family", family)
            for document in documents:
                writer.add_document(to_tantivy(document))
            writer.commit()
            writer.wait_merging_threads()
            if live is None:
                self.place.switch(folder)

    def search(self, query: Query) -> Results:
        return answer(self._searcher(), query)

    def rebuild(self, documents: Iterable[Document]) -> int:
        with self.place.lock("rebuild", patience=0):
            folder = self.place.fresh()
            try:
                count = _build(folder, documents)
            except BaseException:
                self.place.remove(folder)
                raise
            with self.place.lock():
                old = self.place.live()
                self.place.switch(folder)
                self.place.sweep(folder, old)
            return count

    def entries(self) -> Iterator[Entry]:
        searcher = self._searcher()
        found = searcher.search(tantivy.Query.all_query(), limit=max(1, searcher.num_docs), count=False)
        for _, place in found.hits:
            yield entry_of(searcher.doc(place))

    def _searcher(self) -> tantivy.Searcher:
        """A searcher of what is live now: another process may have written, or switched the folder."""
        folder = self.place.live()
        if folder is None:
            raise SearchUnavailable("no index has been built yet")
        with self._turn:
            try:
                return self._current(folder).searcher()
            except (OSError, ValueError) as error:
                raise SearchUnavailable(f"the index in {folder.name} cannot be read") from error

    def _current(self, folder: Path) -> tantivy.Index:
        seen = (folder, (folder / "meta.json").stat().st_mtime_ns)
        if self._index is None or self._seen is None or self._seen[0] != folder:
            self._index = open_index(folder)
        elif self._seen != seen:
            self._index.reload()
        self._seen = seen
        return self._index


def _build(folder: Path, documents: Iterable[Document]) -> int:
    count = 0
    writer = create(folder).writer(BUILD_HEAP, 1)
    for document in documents:
        writer.add_document(to_tantivy(document))
        count += 1
    writer.commit()
    writer.wait_merging_threads()
    return count
