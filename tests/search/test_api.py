import pytest

from search.actions import rebuild
from tests.courses.factories import make_course

URL = "/api/v1/search/"


@pytest.fixture
def shelf(backend, tree):
    course = make_course(tree.county, "粉尘防爆", summary="看懂粉尘。")
    rebuild()
    return course


def test_hits_counts_and_pages(shelf, client_for, worker):
    assert client_for(worker).get(URL, {"q": "粉尘"}).json() == {
        "count": 1,
        "page": 1,
        "pages": 1,
        "kinds": {"course": 1},
        "themes": {"health": 1},
        "is_complete": True,
        "results": [
            {
                "key": shelf.key,
                "kind": "course",
                "title": "<mark>粉尘</mark>防爆",
                "excerpt": "看懂<mark>粉尘</mark>。",
                "byline": "破碎岗位",
                "theme": "health",
                "url": shelf.url,
            }
        ],
    }


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({}, "q"),
        ({"q": "。。"}, "q"),
        ({"q": "字" * 101}, "q"),
        ({"q": "粉尘", "kind": "person"}, "kind"),
        ({"q": "粉尘", "theme": "x"}, "theme"),
        ({"q": "粉尘", "page": "0"}, "page"),
        ({"q": "粉尘", "page": "51"}, "page"),
        ({"q": "粉尘", "page": "last"}, "page"),
    ],
)
def test_wrong_questions_are_refused_with_a_sentence(db, client_for, worker, query, field):
    answer = client_for(worker).get(URL, query)
    assert answer.status_code == 400
    assert list(answer.json()["fields"]) == [field]


def test_only_who_is_signed_in(client, db):
    assert client.get(URL, {"q": "粉尘"}).status_code == 401
