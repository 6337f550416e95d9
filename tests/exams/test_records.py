"""Answers that phones send afterwards, through the inbox."""

import datetime
import uuid

import pytest
from django.utils import timezone

from exams.actions import open_attempt
from exams.models import Answer, Attempt
from exams.tasks import close_overdue
from records.actions import receive
from tests.exams.factories import make_paper

PHONE = "phone-one"


@pytest.fixture
def attempt(tree, worker):
    paper = make_paper(tree.county, count=3)
    return open_attempt(person=worker, paper=paper, source="lesson:1", by=worker)


def answered(attempt, sequence, number, choices, **fields):
    payload = {"attempt": str(attempt.pk), "number": number, "choices": choices}
    return {"id": str(uuid.uuid4()), "sequence": sequence, "kind": "exam.answered", "payload": payload, **fields}


def finished(attempt, sequence):
    payload = {"attempt": str(attempt.pk)}
    return {"id": str(uuid.uuid4()), "sequence": sequence, "kind": "exam.finished", "payload": payload}


def send(person, *items, device=PHONE):
    return [
        (answer.status, answer.code) for answer in receive(person=person, device=device, items=list(items), by=person)
    ]


def score(attempt):
    attempt.refresh_from_db()
    return attempt.state, attempt.score


def test_a_sitting_that_was_offline_is_scored_by_its_sequence(attempt, worker):
    items = [
        finished(attempt, 9),
        answered(attempt, 2, 1, ["B"]),
        answered(attempt, 1, 1, ["A"]),
        answered(attempt, 3, 2, ["B"]),
    ]
    assert send(worker, *items) == [("accepted", "")] * 4
    assert send(worker, *items) == [("duplicate", "")] * 4
    assert (score(attempt), Answer.objects.count()) == (("closed", 66), 3)


def test_the_clock_of_the_phone_decides_nothing(attempt, worker):
    far = [timezone.now() + datetime.timedelta(days=days) for days in (-3650, 3650)]
    items = [
        answered(attempt, 1, 1, ["A"], at=far[1].isoformat()),
        answered(attempt, 2, 1, ["B"], at=far[0].isoformat()),
    ]
    assert send(worker, *items, finished(attempt, 3)) == [("accepted", "")] * 3
    assert score(attempt) == ("closed", 33)


def test_copied_into_a_second_phone_after_finishing_is_evidence_only(attempt, worker):
    send(worker, finished(attempt, 5))
    assert send(worker, answered(attempt, 1, 1, ["B"]), device="phone-two") == [("accepted", "")]
    assert (score(attempt), Answer.objects.count()) == (("closed", 0), 1)


def test_bad_records_are_refused_alone(attempt, worker, coworker):
    foreign = answered(attempt, 1, 1, ["B"])
    assert send(coworker, foreign) == [("rejected", "attempt")]
    got = send(
        worker,
        answered(attempt, 1, 99, ["B"]),
        answered(attempt, 2, 1, ["Z"]),
        answered(attempt, 3, 1, "B"),
        answered(attempt, 4, 1, ["B"]),
    )
    assert got == [("rejected", "number"), ("rejected", "choices"), ("rejected", "payload"), ("accepted", "")]
    assert Answer.objects.count() == 1


def test_after_the_time_limit_an_answer_counts_no_more(attempt, worker):
    begin = timezone.now() - datetime.timedelta(hours=2)
    Attempt.objects.update(opened_at=begin, closes_at=begin + datetime.timedelta(hours=1))
    attempt.refresh_from_db()
    assert send(worker, answered(attempt, 1, 1, ["B"]), finished(attempt, 2)) == [("accepted", "")] * 2
    assert (score(attempt), attempt.closed_at) == (("closed", 0), attempt.closes_at)


def test_what_was_left_open_is_closed_by_the_worker_process(attempt):
    begin = timezone.now() - datetime.timedelta(hours=2)
    Attempt.objects.update(opened_at=begin, closes_at=begin + datetime.timedelta(hours=1))
    assert [close_overdue() for _turn in range(3)] == [1, 0, 0]
    assert score(attempt) == ("closed", 0)
