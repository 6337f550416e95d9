import pytest
from django.urls import reverse

from exams.actions import answer, close, open_attempt
from exams.enums import QuestionKind
from exams.models import Attempt
from tests.exams.factories import make_paper, make_question

pytestmark = pytest.mark.usefixtures("source")


@pytest.fixture
def paper(tree):
    return make_paper(
        tree.county,
        questions=[
            make_question(tree.county, text="单选"),
            make_question(tree.county, QuestionKind.MULTIPLE, text="多选"),
            make_question(tree.county, QuestionKind.TRUEFALSE, text="判断"),
        ],
    )


@pytest.fixture
def attempt(paper, worker):
    return open_attempt(person=worker, paper=paper, source=f"test:{paper.pk}", by=worker)


def page(attempt, number=None, name="attempt"):
    return reverse(f"exams:{name}", args=[attempt.pk, number] if number else [attempt.pk])


def test_sitting_an_exam_from_start_to_result_without_javascript(worker, paper, client_for):
    client = client_for(worker)
    begun = client.post(reverse("exams:start"), {"paper": paper.pk, "source": f"test:{paper.pk}"})
    attempt = Attempt.objects.get()
    assert begun.url == page(attempt, 1)
    second = client.post(page(attempt, 1), {"choice": "B", "go": "next"})
    assert second.url == page(attempt, 2)
    back = client.post(page(attempt, 2), {"choice": ["A", "C"], "go": "previous"})
    assert back.url == page(attempt, 1)
    assert 'value="B" checked' in client.get(back.url).content.decode()
    over = client.post(page(attempt, 3), {"choice": "A", "go": "next"}, follow=True)
    assert over.redirect_chain[-1][0] == page(attempt, name="overview")
    done = client.post(page(attempt, name="close"), follow=True)
    assert done.redirect_chain[-1][0] == page(attempt, name="result")
    attempt.refresh_from_db()
    assert (attempt.score, attempt.passed) == (100, True)
    assert "4.0 学时，0.25 学分" in done.content.decode()


def test_marking_keeps_the_answer_and_stays(attempt, worker, client_for):
    client = client_for(worker)
    response = client.post(page(attempt, 1), {"choice": "B", "go": "mark"})
    assert response.url == page(attempt, 1)
    places = client.get(page(attempt, name="overview")).context["places"]
    assert [(place.is_answered, place.is_marked) for place in places] == [(True, True), (False, False), (False, False)]


def test_starting_needs_the_owner_of_the_source_to_agree(worker, paper, client_for):
    client = client_for(worker)
    for source in ("test:0", "unknown:1", "", "test"):
        assert client.post(reverse("exams:start"), {"paper": paper.pk, "source": source}).status_code == 404
    assert client.post(reverse("exams:start"), {"paper": "abc", "source": "test:1"}).status_code == 404


def test_a_refused_start_says_why(tree, worker, client_for):
    paper = make_paper(tree.county, attempts_allowed=1)
    source = f"test:{paper.pk}"
    close(attempt=open_attempt(person=worker, paper=paper, source=source, by=worker), by=worker)
    client = client_for(worker)
    assert client.post(reverse("exams:start"), {"paper": paper.pk, "source": source}).url == "/courses/"


def test_a_choice_that_is_not_there_is_answered_with_a_sentence(attempt, worker, client_for):
    client = client_for(worker)
    response = client.post(page(attempt, 1), {"choice": "Z"}, follow=True)
    assert response.redirect_chain[-1][0] == page(attempt, 1)
    assert [message.level_tag for message in response.context["messages"]] == ["warning"]
    assert not attempt.answers.exists()


@pytest.mark.parametrize("name", ["overview", "result", "close", "attempt"])
def test_nobody_else_finds_the_attempt(attempt, coworker, trainer, client_for, name):
    address = page(attempt, 1 if name == "attempt" else None, name)
    for person in (coworker, trainer):
        call = client_for(person).post if name == "close" else client_for(person).get
        assert call(address).status_code == 404


def test_signed_out_goes_to_sign_in(attempt, client):
    assert client.get(page(attempt, 1)).status_code == 302


def test_an_unknown_question_is_not_found(attempt, worker, client_for):
    assert client_for(worker).get(page(attempt, 9)).status_code == 404


def test_after_closing_every_page_leads_to_the_result(attempt, worker, client_for):
    close(attempt=attempt, by=worker)
    client = client_for(worker)
    for address in (page(attempt, 1), page(attempt, name="overview")):
        assert client.get(address).url == page(attempt, name="result")
    late = client.post(page(attempt, 1), {"choice": "B"})
    assert late.url == page(attempt, name="result")


def test_a_failed_result_keeps_the_right_answers_back(attempt, worker, client_for):
    answer(attempt=attempt, number=1, choices=["A"], by=worker)
    close(attempt=attempt, by=worker)
    result = client_for(worker).get(page(attempt, name="result")).context["result"]
    assert [(line.text, line.chosen, line.right) for line in result.relearn[0].lines] == [
        ("单选", "一", ""),
        ("多选", "", ""),
        ("判断", "", ""),
    ]


def test_a_passed_result_shows_them(attempt, worker, client_for):
    answer(attempt=attempt, number=1, choices=["B"], by=worker)
    answer(attempt=attempt, number=2, choices=["A", "C"], by=worker)
    close(attempt=attempt, by=worker)
    result = client_for(worker).get(page(attempt, name="result")).context["result"]
    assert [(line.text, line.right, line.explanation) for line in result.relearn[0].lines] == [
        ("判断", "正确", "数一数。")
    ]
    attempt.refresh_from_db()
    assert attempt.revealed_at is not None


@pytest.mark.parametrize("count", [1, 3])
def test_pages_need_few_queries_whatever_the_number_of_questions(
    tree, worker, client_for, django_assert_num_queries, count
):
    paper = make_paper(tree.county, count=count)
    attempt = open_attempt(person=worker, paper=paper, source=f"test:{paper.pk}", by=worker)
    client = client_for(worker)
    for address in (page(attempt, 1), page(attempt, name="overview")):
        with django_assert_num_queries(3):
            client.get(address)
    close(attempt=attempt, by=worker)
    with django_assert_num_queries(2):
        client.get(page(attempt, name="result"))
