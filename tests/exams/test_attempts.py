import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from exams.actions import answer, close, open_attempt, receive_answer, receive_finish, settle
from exams.enums import AttemptState, QuestionKind
from exams.models import Answer, Attempt
from exams.rules import attempts_left, reveals_key
from exams.signals import attempt_closed
from tests.exams.factories import make_paper, make_question


@pytest.fixture
def paper(tree):
    return make_paper(tree.county, count=3)


@pytest.fixture
def attempt(paper, worker):
    return open_attempt(person=worker, paper=paper, source="lesson:1", by=worker)


@pytest.fixture
def heard():
    got = []

    def listen(sender, attempt, **kwargs):
        got.append((attempt.pk, attempt.score, attempt.passed))

    attempt_closed.connect(listen)
    yield got
    attempt_closed.disconnect(listen)


def past_end(attempt):
    begin = timezone.now() - datetime.timedelta(hours=2)
    Attempt.objects.filter(pk=attempt.pk).update(opened_at=begin, closes_at=begin + datetime.timedelta(hours=1))
    attempt.refresh_from_db()
    return attempt


def test_snapshot_holds_words_and_letters_but_no_key(attempt):
    assert attempt.snapshot[0] == {
        "number": 1,
        "question": attempt.paper.places.first().question_id,
        "kind": "single",
        "theme": "health",
        "text": "第1题",
        "page": None,
        "choices": [{"key": "A", "text": "一"}, {"key": "B", "text": "二"}, {"key": "C", "text": "三"}],
    }
    assert attempt.answer_key.keys == {"1": ["B"], "2": ["B"], "3": ["B"]}


def test_opening_again_on_a_second_device_resumes(attempt, worker, paper):
    answer(attempt=attempt, number=1, choices=["B"], by=worker, device="phone-one", sequence=1)
    again = open_attempt(person=worker, paper=paper, source="lesson:1", by=worker)
    answer(attempt=again, number=2, choices=["B"], by=worker, device="phone-two", sequence=1)
    third = open_attempt(person=worker, paper=paper, source="lesson:1", by=worker)
    closed = close(attempt=third, by=worker)
    assert (again.pk, third.pk, closed.score) == (attempt.pk, attempt.pk, 66)
    assert closed.closed_at >= Answer.objects.latest("pk").received_at


def test_same_paper_for_another_source_is_another_attempt(attempt, worker, paper):
    assert open_attempt(person=worker, paper=paper, source="lesson:2", by=worker).pk != attempt.pk


def test_a_changed_question_does_not_change_the_attempt(attempt, worker):
    question = attempt.paper.places.first().question
    question.choices.all().delete()
    question.text = "换了"
    question.save()
    attempt.refresh_from_db()
    assert attempt.snapshot[0]["text"] == "第1题"
    for number in (1, 2, 3):
        answer(attempt=attempt, number=number, choices=["B"], by=worker)
    assert close(attempt=attempt, by=worker).score == 100


def test_shuffled_key_follows_the_choices(tree, worker):
    paper = make_paper(tree.county, count=8, shuffle=True)
    attempt = open_attempt(person=worker, paper=paper, source="lesson:1", by=worker)
    for question in attempt.snapshot:
        right = [choice["key"] for choice in question["choices"] if choice["text"] == "二"]
        answer(attempt=attempt, number=question["number"], choices=right, by=worker)
    assert close(attempt=attempt, by=worker).score == 100


def test_closing_scores_once_and_tells_once(attempt, worker, heard):
    answer(attempt=attempt, number=1, choices=["B"], by=worker)
    answer(attempt=attempt, number=2, choices=["B"], by=worker)
    first = close(attempt=attempt, by=worker)
    second = close(attempt=attempt, by=worker)
    assert (first.state, first.score, first.passed) == (AttemptState.CLOSED, 66, True)
    assert (second.closed_at, heard) == (first.closed_at, [(attempt.pk, 66, True)])


def test_the_last_answer_counts_and_an_empty_one_takes_it_back(attempt, worker):
    answer(attempt=attempt, number=1, choices=["A"], by=worker)
    answer(attempt=attempt, number=1, choices=["B"], by=worker)
    answer(attempt=attempt, number=2, choices=["B"], by=worker)
    answer(attempt=attempt, number=2, choices=[], by=worker)
    assert close(attempt=attempt, by=worker).score == 33


def test_multiple_choice_needs_exactly_the_right_ones(tree, worker):
    paper = make_paper(tree.county, questions=[make_question(tree.county, QuestionKind.MULTIPLE)])
    scores = []
    for choices in (["A"], ["A", "C"], ["C", "A", "A"], ["A", "B", "C"]):
        attempt = open_attempt(person=worker, paper=paper, source="lesson:1", by=worker)
        answer(attempt=attempt, number=1, choices=choices, by=worker)
        scores.append(close(attempt=attempt, by=worker).score)
    assert scores == [0, 100, 100, 0]


@pytest.mark.parametrize(
    ("number", "choices", "code"),
    [(0, ["A"], "number"), (4, ["A"], "number"), (1, ["D"], "choices"), (1, ["A", "B"], "choices")],
)
def test_an_answer_that_does_not_fit_is_refused(attempt, worker, number, choices, code):
    with pytest.raises(ValidationError) as refused:
        answer(attempt=attempt, number=number, choices=choices, by=worker)
    assert (refused.value.code, Answer.objects.count()) == (code, 0)


def test_an_answer_after_closing_is_refused(attempt, worker):
    stale = Attempt.objects.get(pk=attempt.pk)
    close(attempt=attempt, by=worker)
    with pytest.raises(ValidationError) as refused:
        answer(attempt=stale, number=1, choices=["B"], by=worker)
    assert (refused.value.code, Answer.objects.count()) == ("closed", 0)


def test_time_over_closes_with_what_was_saved_and_refuses_the_rest(attempt, worker):
    answer(attempt=attempt, number=1, choices=["B"], by=worker)
    Answer.objects.all()
    attempt = past_end(attempt)
    with pytest.raises(ValidationError) as refused:
        answer(attempt=attempt, number=2, choices=["B"], by=worker)
    attempt.refresh_from_db()
    assert (refused.value.code, attempt.state, attempt.closed_at) == ("time_over", "closed", attempt.closes_at)


def test_settling_leaves_an_attempt_with_time_left_open(attempt):
    assert settle(attempt=attempt).is_open


def test_a_new_attempt_after_time_over_when_one_is_left(tree, worker):
    paper = make_paper(tree.county, minutes=60, attempts_allowed=2)
    first = past_end(open_attempt(person=worker, paper=paper, source="lesson:1", by=worker))
    second = open_attempt(person=worker, paper=paper, source="lesson:1", by=worker)
    first.refresh_from_db()
    assert (first.state, second.is_open, second.pk != first.pk) == ("closed", True, True)


def test_attempts_allowed_are_counted(tree, worker):
    paper = make_paper(tree.county, attempts_allowed=1)
    close(attempt=open_attempt(person=worker, paper=paper, source="lesson:1", by=worker), by=worker)
    with pytest.raises(ValidationError) as refused:
        open_attempt(person=worker, paper=paper, source="lesson:1", by=worker)
    assert refused.value.code == "no_attempts"


def test_a_paper_without_questions_is_refused(tree, worker):
    paper = make_paper(tree.county, count=0)
    with pytest.raises(ValidationError) as refused:
        open_attempt(person=worker, paper=paper, source="lesson:1", by=worker)
    assert refused.value.code == "empty"


def test_nobody_answers_or_closes_for_somebody_else(attempt, coworker, trainer):
    for person in (coworker, trainer):
        with pytest.raises(PermissionDenied):
            answer(attempt=attempt, number=1, choices=["B"], by=person)
        with pytest.raises(PermissionDenied):
            close(attempt=attempt, by=person)
    assert not Attempt.objects.visible_to(coworker).exists()


def test_on_one_phone_the_higher_sequence_wins_whatever_came_first(attempt, worker):
    receive_answer(attempt=attempt, number=1, choices=["B"], by=worker, device="phone-one", sequence=7)
    receive_answer(attempt=attempt, number=1, choices=["A"], by=worker, device="phone-one", sequence=6)
    assert close(attempt=attempt, by=worker).score == 33


def test_written_before_closing_on_the_same_phone_counts_though_it_came_late(attempt, worker, heard):
    receive_answer(attempt=attempt, number=1, choices=["B"], by=worker, device="phone-one", sequence=1)
    receive_finish(attempt=attempt, by=worker, device="phone-one", sequence=3)
    receive_answer(attempt=attempt, number=2, choices=["B"], by=worker, device="phone-one", sequence=2)
    attempt.refresh_from_db()
    assert (attempt.score, attempt.passed) == (66, True)
    assert heard == [(attempt.pk, 33, False), (attempt.pk, 66, True)]


@pytest.mark.parametrize(("device", "sequence"), [("phone-two", 1), ("phone-one", 4)])
def test_from_another_phone_or_after_closing_is_kept_as_evidence_only(attempt, worker, device, sequence):
    receive_finish(attempt=attempt, by=worker, device="phone-one", sequence=3)
    receive_answer(attempt=attempt, number=2, choices=["B"], by=worker, device=device, sequence=sequence)
    attempt.refresh_from_db()
    assert (attempt.score, Answer.objects.count()) == (0, 1)


def test_late_answers_do_not_count_once_the_key_was_shown(attempt, worker):
    closed = receive_finish(attempt=attempt, by=worker, device="phone-one", sequence=3)
    Attempt.objects.filter(pk=closed.pk).update(revealed_at=timezone.now())
    receive_answer(attempt=attempt, number=2, choices=["B"], by=worker, device="phone-one", sequence=2)
    attempt.refresh_from_db()
    assert attempt.score == 0


def test_key_is_for_who_passed_or_has_no_attempt_left(tree, worker):
    endless = make_paper(tree.county, count=1)
    twice = make_paper(tree.county, count=1, attempts_allowed=2)
    seen = []
    for paper, choices in ((endless, []), (endless, ["B"]), (twice, []), (twice, [])):
        attempt = open_attempt(person=worker, paper=paper, source="lesson:1", by=worker)
        seen.append(reveals_key(attempt, attempts_left(attempt)))
        answer(attempt=attempt, number=1, choices=choices, by=worker)
        attempt = close(attempt=attempt, by=worker)
        seen.append(reveals_key(attempt, attempts_left(attempt)))
    assert seen == [False, False, False, True, False, False, False, True]
