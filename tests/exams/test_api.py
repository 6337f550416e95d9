import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from exams.actions import answer, close, open_attempt
from exams.models import Attempt
from tests.exams.factories import make_paper

pytestmark = pytest.mark.usefixtures("source")


@pytest.fixture
def paper(tree):
    return make_paper(tree.county, count=2, attempts_allowed=2)


@pytest.fixture
def attempt(paper, worker):
    return open_attempt(person=worker, paper=paper, source=f"test:{paper.pk}", by=worker)


def post(client, name, *args, **body):
    return client.post(reverse(name, args=args), body, "application/json")


def test_an_app_sits_the_exam_from_opening_to_result(paper, worker, client_for):
    client = client_for(worker)
    opened = post(client, "exam-attempts", paper=paper.pk, source=f"test:{paper.pk}")
    sheet = opened.json()
    assert (opened.status_code, sheet["state"], sheet["answers"]) == (201, "open", {})
    assert sheet["questions"][0] == {
        "number": 1,
        "kind": "single",
        "text": "第1题",
        "choices": [{"key": "A", "text": "一"}, {"key": "B", "text": "二"}, {"key": "C", "text": "三"}],
    }
    for number in (1, 2):
        kept = post(
            client, "exam-answers", sheet["id"], number=number, choices=["B"], device="phone-one", sequence=number
        )
        assert (kept.status_code, kept.json()["choices"]) == (201, ["B"])
    assert client.get(reverse("exam-attempt", args=[sheet["id"]])).json()["answers"] == {"1": ["B"], "2": ["B"]}
    assert client.get(reverse("exam-result", args=[sheet["id"]])).status_code == 404
    closed = post(client, "exam-close", sheet["id"]).json()
    assert (closed["state"], closed["score"], closed["passed"]) == ("closed", 100, True)
    result = client.get(reverse("exam-result", args=[sheet["id"]])).json()
    assert (result["right_count"], result["is_revealed"], result["relearn"]) == (2, True, [])


def test_opening_again_goes_on_with_the_open_one(attempt, paper, worker, client_for):
    again = post(client_for(worker), "exam-attempts", paper=paper.pk, source=f"test:{paper.pk}")
    assert again.json()["id"] == str(attempt.pk)


def test_a_source_without_an_owner_is_not_found(paper, worker, client_for):
    for source in ("test:0", "lesson:999999", "x"):
        assert post(client_for(worker), "exam-attempts", paper=paper.pk, source=source).status_code == 404
    assert post(client_for(worker), "exam-attempts", paper=2**62, source="test:1").status_code == 404


def test_refusals_carry_a_code_and_a_sentence(attempt, worker, client_for):
    client = client_for(worker)
    wrong = post(client, "exam-answers", attempt.pk, number=1, choices=["Z"])
    assert (wrong.status_code, wrong.json()) == (400, {"code": "choices", "detail": "这道题没有这个选项。"})
    close(attempt=attempt, by=worker)
    late = post(client, "exam-answers", attempt.pk, number=1, choices=["A"])
    assert (late.status_code, late.json()["code"]) == (400, "closed")
    shapeless = post(client, "exam-answers", attempt.pk, number="x", choices="B")
    assert (shapeless.status_code, sorted(shapeless.json()["fields"])) == (400, ["choices", "number"])


def test_all_attempts_used_is_said(paper, worker, client_for):
    source = f"test:{paper.pk}"
    for _turn in range(2):
        close(attempt=open_attempt(person=worker, paper=paper, source=source, by=worker), by=worker)
    refused = post(client_for(worker), "exam-attempts", paper=paper.pk, source=source)
    assert (refused.status_code, refused.json()["code"]) == (400, "no_attempts")


def test_a_wrong_line_tells_the_key_only_when_it_may(attempt, worker, client_for):
    answer(attempt=attempt, number=1, choices=["A"], by=worker)
    close(attempt=attempt, by=worker)
    client = client_for(worker)
    lines = client.get(reverse("exam-result", args=[attempt.pk])).json()["relearn"][0]["lines"]
    assert [(line["chosen"], line["right"], line["explanation"]) for line in lines] == [("一", "", ""), ("", "", "")]
    last = open_attempt(person=worker, paper=attempt.paper, source=attempt.source, by=worker)
    close(attempt=last, by=worker)
    lines = client.get(reverse("exam-result", args=[last.pk])).json()["relearn"][0]["lines"]
    assert [(line["right"], line["explanation"]) for line in lines] == [("二", "数一数。"), ("二", "数一数。")]


def test_time_over_is_seen_by_whoever_looks(attempt, worker, client_for):
    begin = timezone.now() - datetime.timedelta(hours=2)
    Attempt.objects.update(opened_at=begin, closes_at=begin + datetime.timedelta(hours=1))
    assert client_for(worker).get(reverse("exam-attempt", args=[attempt.pk])).json()["state"] == "closed"


@pytest.mark.parametrize("name", ["exam-attempt", "exam-answers", "exam-close", "exam-result"])
def test_nobody_else_finds_the_attempt(attempt, coworker, trainer, county_officer, client, client_for, name):
    address = reverse(name, args=[attempt.pk])
    body = {"number": 1, "choices": ["B"]}
    for person in (coworker, trainer, county_officer):
        other = client_for(person)
        got = (
            other.get(address)
            if name in ("exam-attempt", "exam-result")
            else other.post(address, body, "application/json")
        )
        assert got.status_code == 404
    assert client.get(address).status_code == 401


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_holds_ones_own_in_three_queries(tree, worker, coworker, client_for, django_assert_num_queries, count):
    paper = make_paper(tree.county)
    for number in range(count):
        open_attempt(person=worker, paper=paper, source=f"test:{number}", by=worker)
    open_attempt(person=coworker, paper=paper, source="test:1", by=coworker)
    client = client_for(worker)
    with django_assert_num_queries(3):
        assert client.get(reverse("exam-attempts")).json()["count"] == count
