"""Every search engine: writing, rebuilding, forgetting."""

import threading

import pytest

from search.backends.base import SearchUnavailable
from tests.contracts.search.shelf import DOCUMENTS, DUST, ask, filled, found, keys
from tests.search.factories import make_document


@pytest.fixture
def full(engine):
    return filled(engine)


def test_ties_are_broken_alike_after_a_rebuild(full):
    before = keys(full, "")
    assert full.rebuild(reversed(DOCUMENTS)) == len(DOCUMENTS)
    assert keys(full, "") == before


def test_a_family_is_replaced_whole(full):
    newer = make_document("passage:5:1:1", "班组长安全手册", "只剩高处作业。", family="book:5")
    full.index([newer], {"book:5"})
    assert found(full, "安全手册") == set()
    assert found(full, "高处") == {"passage:5:1:1"}
    assert found(full, "粉尘") == DUST - {"passage:5:1:1"}


def test_a_family_is_forgotten_twice_without_harm(full):
    for _ in range(2):
        full.index([], {"book:5", "course:999"})
    assert found(full, "粉尘") == {"course:1", "lesson:3", "lesson:4"}


def test_indexing_twice_leaves_one(full):
    full.index(DOCUMENTS, {document.family for document in DOCUMENTS})
    assert ask(full, "粉尘").total == 4


def test_rebuild_shows_the_old_until_the_new_is_whole(full):
    seen = []

    def growing():
        for document in DOCUMENTS[:2]:
            seen.append(ask(full, "粉尘").total)
            yield document

    assert full.rebuild(growing()) == 2
    assert seen == [4, 4]
    assert found(full, "") == {"course:1", "course:2"}


def test_writing_goes_on_during_a_rebuild(full):
    def growing():
        full.index([make_document("course:7", "新课")], {"course:7"})
        yield from DOCUMENTS

    full.rebuild(growing())
    full.index([make_document("course:8", "新课")], {"course:8"})
    assert found(full, "新课") == {"course:8"}  # the caller brings in again what was written meanwhile


def test_a_failed_rebuild_leaves_the_live_index(full):
    def broken():
        yield DOCUMENTS[0]
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        full.rebuild(broken())
    assert ask(full, "粉尘").total == 4
    assert full.rebuild(DOCUMENTS) == 8


def test_entries_tell_everything_held(shelf):
    assert sorted(shelf.entries()) == sorted((each.family, each.key, each.version) for each in DOCUMENTS)


def test_an_index_that_was_never_built_is_unavailable(engine):
    if hasattr(engine, "client"):
        engine.client.indices.create(index=f"{engine.alias}-none")  # so that the fixture finds something to delete
    with pytest.raises(SearchUnavailable):
        ask(engine, "粉尘")


def test_writers_wait_for_each_other(full):
    documents = [make_document(f"course:{number}", f"第{number}课") for number in range(20, 28)]
    threads = [threading.Thread(target=full.index, args=([each], {each.key})) for each in documents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {each.key for each in documents} <= found(full, "课")
