"""Elasticsearch 9 through `elasticsearch.dsl`: one alias that is searched and written, an index a build behind it."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from django.conf import settings
from elasticsearch import ApiError, ConnectionTimeout, Elasticsearch, TransportError
from elasticsearch.dsl import Search
from elasticsearch.helpers import BulkIndexError, bulk, scan

from search.backends.base import Backend, Entry, Query, Results, SearchUnavailable
from search.backends.elastic.asking import answer
from search.backends.elastic.mapping import create, to_elastic
from search.documents import Document

ASK_SECONDS = 2
WRITE_SECONDS = 30
REST_SECONDS = 5


class ElasticBackend(Backend):
    def __init__(self, url: str = "", prefix: str = "") -> None:
        self.client = Elasticsearch(url or settings.ELASTICSEARCH_URL, max_retries=0, request_timeout=WRITE_SECONDS)
        self.alias = f"{prefix or settings.SEARCH_INDEX_PREFIX}-documents"
        self._is_there = False
        self._rests_until = 0.0

    def index(self, documents: Iterable[Document], families: Collection[str]) -> None:
        with self._asking():
            self._ensure()
            kept: set[str] = set()
            self._bulk(self.alias, _puts(documents, kept), require_alias=True)
            self.client.indices.refresh(index=self.alias)
            gone = {hit["_id"] for hit in self._of_families(families)} - kept
            self._bulk(self.alias, ({"_op_type": "delete", "_id": key} for key in gone), refresh=True)

    def search(self, query: Query) -> Results:
        with self._asking():
            return answer(self.client.options(request_timeout=ASK_SECONDS), self.alias, query)

    def rebuild(self, documents: Iterable[Document]) -> int:
        with self._asking():
            name = f"{self.alias}-{time.time_ns()}"
            create(self.client, name)
            kept: set[str] = set()
            self._bulk(name, _puts(documents, kept))
            self.client.indices.refresh(index=name)
            self._switch(name)
            return len(kept)

    def entries(self) -> Iterator[Entry]:
        with self._asking():
            wanted = {"_source": ["family", "key", "version"], "query": {"match_all": {}}}
            for hit in scan(self.client, query=wanted, index=self.alias):
                yield Entry(**hit["_source"])

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Whatever goes wrong there is one sentence here; after a silence nobody waits again for a while."""
        if time.monotonic() < self._rests_until:
            raise SearchUnavailable("it did not answer in time a moment ago")
        try:
            yield
        except ConnectionTimeout as error:
            self._rests_until = time.monotonic() + REST_SECONDS
            raise SearchUnavailable("it does not answer in time") from error
        except (ApiError, TransportError, BulkIndexError) as error:
            raise SearchUnavailable(type(error).__name__) from error

    def _ensure(self) -> None:
        """The first write of all makes the first index; of two at once the second finds it there."""
        if not self._is_there and not self.client.indices.exists_alias(name=self.alias):
            create(self.client.options(ignore_status=400), f"{self.alias}-first", self.alias)
        self._is_there = True

    def _switch(self, name: str) -> None:
        old = [each for each in self.client.indices.get(index=f"{self.alias}-*") if each != name]
        removals = [{"remove_index": {"index": each}} for each in old]
        self.client.indices.update_aliases(actions=[{"add": {"index": name, "alias": self.alias}}, *removals])

    def _of_families(self, families: Collection[str]) -> Iterable[dict]:
        wanted = Search().filter("terms", family=sorted(families)).source(False).to_dict()
        return scan(self.client, query=wanted, index=self.alias)

    def _bulk(self, index: str, actions: Iterable[dict], **options) -> None:
        bulk(self.client, actions, index=index, chunk_size=500, ignore_status=(404,), **options)


def _puts(documents: Iterable[Document], kept: set[str]) -> Iterator[dict]:
    for document in documents:
        kept.add(document.key)
        yield {"_op_type": "index", **to_elastic(document)}
