"""Every search engine: what is found, in which order, and counted."""

import pytest

from search.backends.base import Query
from search.documents import PUBLIC
from search.folding import terms
from search.marking import excerpt, mark
from tests.contracts.search.shelf import DOCUMENTS, DUST, EVERYBODY, ask, found, keys


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
