"""What people and programs type into a search box. Every line gets a page, on every engine."""

import json
from pathlib import Path

import pytest

from search.actions import rebuild
from tests.courses.factories import make_course

URL = "/search/"
LONG = ["9" * 99, "粉" * 99, "粉 " * 49, "ab " * 33, "a" * 100, "( " * 50, "<mark>" * 2_000]
LONG += [sign * 10_000 for sign in "字a*("]
SIGNS = [*json.loads(Path(__file__).with_name("hostile.json").read_text()), *LONG]
OTHERS = [
    {"kind": "person"},
    {"kind": "course' OR 1=1"},
    {"kind": "*"},
    {"theme": "../x"},
    {"theme": "\x00"},
    {"page": "0"},
    {"page": "-1"},
    {"page": "51"},
    {"page": "1e9"},
    {"page": "9" * 5000},
    {"page": "١"},
    {"page": "a"},
    {"page": ""},
    {"size": "100000"},
    {"from": "100000"},
    {"sort": "_script"},
    {"order_by": "password"},
    {"kind": ["course", "book"]},
    {"q": ["粉尘", "防爆"]},
    {"aggs": "{}"},
]


@pytest.fixture
def person(backend, tree, worker):
    make_course(tree.county, "粉尘防爆 <b>3.5</b> ABC", summary="粉" * 120)
    rebuild()
    return worker


def test_there_are_enough_of_them():
    assert len(set(SIGNS)) + len(OTHERS) >= 120


def test_every_question_gets_a_page_and_an_answer_of_the_api(person, client_for):
    client = client_for(person)
    wrong = []
    for asked in SIGNS:
        page, answer = client.get(URL, {"q": asked}), client.get("/api/v1/search/", {"q": asked})
        if page.status_code != 200 or answer.status_code not in {200, 400} or "<script>alert" in page.content.decode():
            wrong.append((asked[:40], page.status_code, answer.status_code))
    assert wrong == []


def test_every_parameter_gets_a_page_and_an_answer_of_the_api(person, client_for):
    client = client_for(person)
    wrong = []
    for extra in OTHERS:
        values = {"q": "粉尘", **extra}
        page, answer = client.get(URL, values), client.get("/api/v1/search/", values)
        if page.status_code != 200 or answer.status_code not in {200, 400}:
            wrong.append((str(extra)[:40], page.status_code, answer.status_code))
    assert wrong == []


def test_a_question_never_widens_what_is_seen(backend, tree, stranger, client_for):
    make_course(tree.county, "甲县内部课", for_union_only=True)
    rebuild()
    client = client_for(stranger)
    seen = [asked for asked in SIGNS if client.get("/api/v1/search/", {"q": asked}).json().get("count")]
    assert seen == []
