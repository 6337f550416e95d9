import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from exams.actions import answer, close, open_attempt, settle
from exams.enums import AttemptState
from exams.models import Answer, Attempt
from exams.rules import attempts_left, reveals_key
from tests.exams.factories import make_paper


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
