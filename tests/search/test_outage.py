"""The engine goes away and comes back."""

import os
import subprocess
import time
from pathlib import Path

import pytest
from django.utils import timezone

from records.models import OutboxMessage
from records.outbox import deliver_due
from search import backends
from search.actions import rebuild
from search.backends.elastic import ElasticBackend
from search.checks import search_engine
from tests.courses.factories import make_course, make_lesson
from tests.search.engines import forget
from tests.search.test_views import URL, chips, titles

DEAD = "http://127.0.0.1:9"


def use(settings, monkeypatch, backend):
    settings.SEARCH_BACKEND = "search.backends.elastic.ElasticBackend"
    monkeypatch.setattr(backends, "_backend", lambda path: backend)
    return backend


def errors():
    return set(OutboxMessage.objects.filter(topic="search.index").values_list("error", flat=True))


@pytest.fixture
def away(settings, monkeypatch):
    backend = use(settings, monkeypatch, ElasticBackend(DEAD, prefix="test-away"))
    yield backend
    backend.client.close()


def test_a_page_is_saved_and_published_at_once_while_the_engine_is_away(away, tree):
    course = make_course(tree.county, live=False)
    course.save_revision().publish()
    assert errors() == {""}  # nobody has asked the engine so far
    deliver_due()
    assert errors() == {"SearchUnavailable"}


def test_search_falls_back_to_titles_and_says_so(away, tree, client_for, worker, django_assert_max_num_queries):
    make_lesson(make_course(tree.county, "粉尘防爆"), "粉尘在哪里")
    make_course(tree.other_county, "粉尘内部课", for_union_only=True)
    client = client_for(worker)
    with django_assert_max_num_queries(6):
        page = client.get(URL, {"q": "粉尘"})
    assert (titles(page), chips(page)) == (["粉尘防爆", "粉尘在哪里"], [])
    assert "全文搜索暂时不可用" in page.content.decode()
    assert client.get("/api/v1/search/", {"q": "粉尘"}).json()["is_complete"] is False


def test_start_page_works_while_the_engine_is_away(away, client_for, worker):
    assert client_for(worker).get(URL).status_code == 200


def test_an_engine_that_hangs_is_given_two_seconds_and_then_a_rest(settings, monkeypatch, tree, client_for, worker):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as deaf:
        port = deaf.getsockname()[1]
        backend = use(settings, monkeypatch, ElasticBackend(f"http://127.0.0.1:{port}", prefix="test-deaf"))
        client = client_for(worker)
        began = time.monotonic()
        for _ in range(5):
            assert client.get(URL, {"q": "粉尘"}).status_code == 200
        assert time.monotonic() - began < 5 * 2
        backend.client.close()


def test_check_speaks_for_the_chosen_engine_only(settings, tmp_path):
    settings.SEARCH_BACKEND, settings.ELASTICSEARCH_URL = "search.backends.embedded.EmbeddedBackend", "nonsense"
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    assert search_engine(None) == []
    settings.SEARCH_BACKEND = "search.backends.elastic.ElasticBackend"
    assert [error.id for error in search_engine(None)] == ["search.E001"]
    settings.SEARCH_BACKEND = "search.backends.embedded.EmbeddedBackend"
    (tmp_path / "file").write_text("")
    settings.SEARCH_INDEX_DIR = tmp_path / "file" / "index"
    assert [error.id for error in search_engine(None)] == ["search.E002"]


STARTER = Path(os.environ.get("ELASTICSEARCH_START", "")) if os.environ.get("ELASTICSEARCH_START") else None


@pytest.mark.services
@pytest.mark.skipif(not STARTER, reason="ELASTICSEARCH_START names no script that starts an Elasticsearch of its own")
def test_what_was_saved_while_it_was_killed_is_found_when_it_is_back(
    settings, monkeypatch, tree, client_for, worker, tmp_path
):
    port, env = "9279", {**os.environ, "ES_DATA": str(tmp_path / "es")}
    subprocess.run([STARTER, port], env=env, check=True, capture_output=True)
    try:
        backend = use(settings, monkeypatch, ElasticBackend(f"http://127.0.0.1:{port}", prefix="test-killed"))
        make_course(tree.county, "粉尘防爆")
        rebuild()
        killed = {**env, "KILL": "1", "KEEP": "1"}
        subprocess.run([STARTER.with_name("stop"), port], env=killed, check=True, capture_output=True)
        make_course(tree.county, "粉尘检查")
        deliver_due()
        assert "SearchUnavailable" in errors()
        client = client_for(worker)
        assert client.get(URL, {"q": "粉尘"}).status_code == 200
        subprocess.run([STARTER, port], env=env, check=True, capture_output=True)
        OutboxMessage.objects.filter(done_at=None).update(due_at=timezone.now())
        deliver_due()
        assert sorted(titles(client.get(URL, {"q": "粉尘"}))) == ["粉尘检查", "粉尘防爆"]
        forget(backend)
    finally:
        subprocess.run([STARTER.with_name("stop"), port], env=env, check=False, capture_output=True)
