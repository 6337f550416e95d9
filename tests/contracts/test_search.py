"""One contract, two engines: the same documents, the same questions, the same answers."""

import threading

import pytest

from search.backends.base import Query, SearchUnavailable
from search.documents import PUBLIC
from search.folding import terms
from search.marking import excerpt, mark
from tests.search.engines import ENGINES, opened
from tests.search.factories import make_document

DOCUMENTS = [
    make_document("course:1", "粉尘防爆与职业病防护", "三级安全教育的第二门课。", theme="health", popularity=5),
    make_document("course:2", "劳动合同二十问", "签合同之前先看清这几条。", theme="law", popularity=9),
    make_document("lesson:3", "看得见和看不见的危害", "直径小于 5 微米的粉尘能直达肺泡，肉眼看不到。", theme="health"),
    make_document("lesson:4", "口罩怎么选", "粉尘口罩看ＫＮ９５字样，湿了就换。", theme="health"),
    make_document("book:5", "班组长安全手册", "写给班组长。", byline="工学编写组", theme="health"),
    make_document(
        "passage:5:1:1", "班组长安全手册", "作业之前先看粉尘，尘肺无药可医。", family="book:5", theme="health"
    ),
    make_document("passage:5:1:2", "班组长安全手册", "Kubernetes 与 PLC 3.5 版。", family="book:5", theme="skills"),
    make_document("list:6", "新工人书单", "人在岗上，书在手边。", seen_by=("for:0001",)),
]
EVERYBODY = frozenset([PUBLIC])


@pytest.fixture(params=ENGINES)
def engine(request, tmp_path):
    with opened(request.param, tmp_path / "index") as backend:
        yield backend


def filled(backend):
    backend.index(DOCUMENTS, {document.family for document in DOCUMENTS})
    return backend


@pytest.fixture
def full(engine):
    return filled(engine)


@pytest.fixture(scope="module", params=ENGINES)
def shelf(request, tmp_path_factory):
    """The same documents for tests that only ask."""
    with opened(request.param, tmp_path_factory.mktemp("index")) as backend:
        yield filled(backend)


def ask(engine, text, scope=EVERYBODY, **options):
    return engine.search(Query(terms(text), scope, **options))


def keys(engine, text, scope=EVERYBODY, **options):
    return [document.key for document in ask(engine, text, scope, **options).documents]


def found(engine, text, scope=EVERYBODY):
    return set(keys(engine, text, scope))


DUST = {"course:1", "lesson:3", "lesson:4", "passage:5:1:1"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("粉尘", DUST),
        ("粉尘 口罩", {"lesson:4"}),
        ("口罩粉尘", set()),
        ("粉尘口罩", {"lesson:4"}),
        ("尘", DUST),
        ("问", {"course:2"}),
        ("人", set()),
        ("３．５", {"passage:5:1:2"}),
        ("KN95", {"lesson:4"}),
        ("kn95口罩", {"lesson:4"}),
        ("ｋｎ９５", {"lesson:4"}),
        ("KN9", set()),
        ("kubernetes", {"passage:5:1:2"}),
        ("kubernet", set()),
        ("plc", {"passage:5:1:2"}),
        ("3.5", {"passage:5:1:2"}),
        ("5", {"lesson:3"}),
        ("粉尘尘肺", set()),
        ("粉尘肺", set()),
        ("尘肺", {"passage:5:1:1"}),
        ("合同 安全", set()),
        ("劳动合同二十问", {"course:2"}),
    ],
)
def test_every_term_must_be_found_as_it_is_written(shelf, text, expected):
    assert found(shelf, text) == expected


def test_title_stands_before_text(shelf):
    assert keys(shelf, "粉尘")[0] == "course:1"


def test_whole_things_stand_before_passages(shelf):
    assert [key.split(":")[0] for key in keys(shelf, "粉尘")] == ["course", "lesson", "lesson", "passage"]


def test_a_book_is_found_by_its_author(shelf):
    assert keys(shelf, "工学编写组") == ["book:5"]


def test_a_book_is_found_by_its_title_and_its_passages_are_not(shelf):
    assert keys(shelf, "班组长安全手册") == ["book:5"]


def test_without_terms_the_most_popular_come_first(shelf):
    assert keys(shelf, "", kind="course") == ["course:2", "course:1"]
    assert keys(shelf, "", size=2) == ["course:2", "course:1"]


def test_facets_count_without_their_own_filter(shelf):
    whole = ask(shelf, "粉尘")
    assert (whole.total, whole.kinds, whole.themes) == (4, {"course": 1, "lesson": 2, "passage": 1}, {"health": 4})
    lessons = ask(shelf, "粉尘", kind="lesson")
    assert (lessons.total, lessons.kinds, lessons.themes) == (2, whole.kinds, {"health": 2})
    themed = ask(shelf, "", theme="skills")
    assert (themed.total, themed.kinds, themed.themes) == (1, {"passage": 1}, {"health": 5, "law": 1, "skills": 1})


def test_pages_cut_the_same_order_without_gaps(shelf):
    whole = keys(shelf, "", size=8)
    assert [key for at in range(0, 8, 3) for key in keys(shelf, "", offset=at, size=3)] == whole
    assert len(set(whole)) == 7


def test_ties_are_broken_alike_after_a_rebuild(full):
    before = keys(full, "")
    assert full.rebuild(reversed(DOCUMENTS)) == len(DOCUMENTS)
    assert keys(full, "") == before


def test_only_the_scope_is_found_and_counted(shelf):
    assert found(shelf, "书单") == set()
    assert found(shelf, "书单", frozenset([PUBLIC, "for:0002"])) == set()
    assert found(shelf, "书单", frozenset([PUBLIC, "for:0001"])) == {"list:6"}
    assert ask(shelf, "", frozenset(["for:0001"])).kinds == {"list": 1}


def test_nobody_pages_beyond_the_limit():
    with pytest.raises(ValueError, match="1000"):
        Query((), EVERYBODY, offset=990, size=20)


def test_what_was_stored_comes_back_and_is_marked(shelf):
    hit = ask(shelf, "ＫＮ95 口罩").documents[0]
    assert hit == DOCUMENTS[3]
    assert mark(hit.title, terms("口罩")) == "<mark>口罩</mark>怎么选"
    assert excerpt(hit.text, terms("kn95 口罩")) == "粉尘<mark>口罩</mark>看<mark>ＫＮ９５</mark>字样，湿了就换。"


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
