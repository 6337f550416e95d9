"""Answers: which one counts, and which is refused or comes too late."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from exams.actions import answer, close, open_attempt, receive_answer, receive_finish
from exams.enums import QuestionKind
from exams.models import Answer, Attempt
from tests.exams.factories import make_paper, make_question


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
