"""Without scripts: a sum in words is answered instead of work."""

from __future__ import annotations

import re

import pytest
from django.core import signing
from django.test import Client

from accounts.sign_in import question
from tests.accounts.proof.sending import PHONE, is_sent, send
from tests.accounts.signing import (
    PHONE_PAGE,
    after_a_minute,
)


def question_of(client: Client):
    return client.get(PHONE_PAGE).context["question"]


def right_answer(text: str) -> str:
    return str(sum(int(number) for number in re.findall(r"\d+", text)))


@pytest.fixture
def unhurried(monkeypatch):
    monkeypatch.setattr(question, "SOONEST", 0)


def test_the_question_leads_to_a_code_without_scripts(db, client, unhurried):
    asked = question_of(client)
    assert is_sent(send(client, question=asked.token, answer=right_answer(asked.text)))


def test_full_width_digits_are_an_answer(db, client, unhurried):
    asked = question_of(client)
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in right_answer(asked.text))
    assert is_sent(send(client, question=asked.token, answer=f" {wide} "))


def test_a_wrong_answer_gets_a_sentence_a_new_question_and_keeps_the_number(db, client, unhurried):
    asked = question_of(client)
    response = send(client, question=asked.token, answer="99")
    text = response.content.decode()
    assert "答案不对，请回答这道新题。" in text
    assert f'value="{PHONE}"' in text
    assert response.context["question"].token != asked.token


def test_a_question_counts_once_and_not_for_another_device(db, client, unhurried):
    asked = question_of(client)
    fields = {"question": asked.token, "answer": right_answer(asked.text)}
    other = Client()
    other.get(PHONE_PAGE)
    assert not is_sent(send(other, **fields))
    assert is_sent(send(client, **fields))
    after_a_minute()
    assert not is_sent(send(client, **fields))


def test_an_answer_faster_than_anybody_reads_is_refused(db, client):
    asked = question_of(client)
    assert not is_sent(send(client, question=asked.token, answer=right_answer(asked.text)))


def test_a_forged_question_is_refused(db, client, unhurried):
    question_of(client)
    token = signing.dumps({"n": "x", "a": "y", "d": "z", "t": 0}, salt="another")
    assert not is_sent(send(client, question=token, answer="3"))


def test_questions_of_one_address_are_few(db, settings, unhurried):
    settings.SIGN_IN_LIMITS = {**settings.SIGN_IN_LIMITS, "question_address": (1, 3600)}
    answers = []
    for _try in range(2):
        visitor = Client()
        asked = question_of(visitor)
        answers.append(send(visitor, question=asked.token, answer="99").context["form"].errors["answer"][0])
    assert answers == ["答案不对，请回答这道新题。", "从这里回答的问题太多了，请 60 分钟后再试。"]
