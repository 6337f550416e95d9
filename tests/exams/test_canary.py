"""A marker in keys and explanations appears nowhere before the attempt is closed and the rule allows."""

import json
import logging

import pytest
from django.urls import reverse

from exams.actions import close, open_attempt
from exams.models import AnswerKey, Attempt
from tests.exams.factories import make_paper, make_question

CANARY = "金丝雀-9f3c"


@pytest.fixture
def attempt(tree, worker):
    question = make_question(tree.county, explanation=CANARY)
    paper = make_paper(tree.county, questions=[question])
    attempt = open_attempt(person=worker, paper=paper, source="lesson:1", by=worker)
    AnswerKey.objects.filter(attempt=attempt).update(keys={"1": ["B", CANARY]})
    return attempt


def pages(attempt):
    return [
        reverse("exams:overview", args=[attempt.pk]),
        reverse("exams:attempt", args=[attempt.pk, 1]),
        reverse("exams:result", args=[attempt.pk]),
        reverse("exam-attempts"),
        reverse("exam-attempt", args=[attempt.pk]),
        reverse("exam-result", args=[attempt.pk]),
    ]


def seen(client, attempt) -> str:
    """Everything a phone gets, and everything its templates could have printed."""
    got = []
    for address in pages(attempt):
        response = client.get(address, follow=True)
        got.append(response.content.decode())
        got += [repr(layer) for context in response.context or [] for layer in context.dicts]
    answers = reverse("exam-answers", args=[attempt.pk])
    for choices in (["A"], []):
        got.append(client.post(answers, {"number": 1, "choices": choices}, "application/json").content.decode())
    got.append(
        client.post(reverse("exams:attempt", args=[attempt.pk, 1]), {"choice": "A"}, follow=True).content.decode()
    )
    got.append(json.dumps(attempt.snapshot))
    return "".join(got)


def test_the_canary_sings_for_nobody_while_the_attempt_is_open(attempt, worker, client_for, caplog):
    with caplog.at_level(logging.DEBUG):
        assert CANARY not in seen(client_for(worker), attempt)
    logged = [record for record in caplog.records if not record.name.startswith("django.db")]
    assert CANARY not in "".join(record.getMessage() for record in logged)


def test_one_empty_attempt_gives_nothing_away(attempt, worker, client_for):
    close(attempt=attempt, by=worker)
    client = client_for(worker)
    for address in pages(attempt):
        assert CANARY not in client.get(address, follow=True).content.decode()


def test_who_may_see_the_key_sees_it(attempt, worker, client_for):
    AnswerKey.objects.filter(attempt=attempt).update(keys={"1": ["B"]})
    close(attempt=attempt, by=worker)
    Attempt.objects.filter(pk=attempt.pk).update(passed=True)
    client = client_for(worker)
    assert CANARY in client.get(reverse("exams:result", args=[attempt.pk])).content.decode()
    assert CANARY in client.get(reverse("exam-result", args=[attempt.pk])).content.decode()
