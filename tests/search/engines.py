"""Both engines, empty and each in a place of its own."""

import os
import uuid
from contextlib import contextmanager

import pytest

URL = os.environ.get("ELASTICSEARCH_URL", "")
NEEDS_SERVICE = [
    pytest.mark.services,
    pytest.mark.skipif(not URL, reason="ELASTICSEARCH_URL names no Elasticsearch"),
]
ENGINES = ["embedded", pytest.param("elastic", marks=NEEDS_SERVICE)]
CLASSES = {
    "embedded": "search.backends.embedded.EmbeddedBackend",
    "elastic": "search.backends.elastic.ElasticBackend",
}


@contextmanager
def opened(name, folder):
    if name == "embedded":
        from search.backends.embedded import EmbeddedBackend

        yield EmbeddedBackend(folder)
        return
    from search.backends.elastic import ElasticBackend

    backend = ElasticBackend(URL, prefix=f"test-{uuid.uuid4().hex}")
    yield backend
    forget(backend)


def forget(backend):
    for index in backend.client.indices.get(index=f"{backend.alias}-*"):
        backend.client.indices.delete(index=index)
    backend.client.close()
