"""Before a text is paid for: work or a question, signed, bound to the device, once."""

from __future__ import annotations

import base64
import json
import re

import altcha
import pytest
from django.core import signing
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import LimitCount, SmsDay, SmsMessage
from accounts.sign_in import question
from accounts.sign_in.device import COOKIE
from accounts.sign_in.proof import rounds_for
from accounts.sms.gateway import GatewayBackend
from tests.accounts.signing import (
    CODE_PAGE,
    PHONE_PAGE,
    after_a_minute,
    ask_for_code,
    give_code,
    newest_code,
    proof,
    work_of,
    wrong_code,
)
from tests.contracts.test_sms import use

PHONE = "+8619900000001"


def send(client: Client, **fields):
    return client.post(PHONE_PAGE, {"phone": PHONE, **fields})


def is_sent(response) -> bool:
    return response.status_code == 302


def question_of(client: Client):
    return client.get(PHONE_PAGE).context["question"]


def right_answer(text: str) -> str:
    return str(sum(int(number) for number in re.findall(r"\d+", text)))


@pytest.fixture
def unhurried(monkeypatch):
    monkeypatch.setattr(question, "SOONEST", 0)


def test_without_a_proof_nothing_is_sent_and_the_number_stays(worker, client):
    response = client.post(PHONE_PAGE, {"phone": worker.phone})
    text = response.content.decode()
    assert "请先回答问题，然后为您发送验证码。" in text
    assert f'value="{worker.phone}"' in text
    assert not SmsMessage.objects.exists()
    assert not LimitCount.objects.filter(key__startswith="code_").exists()


def test_a_proof_counts_once(db, client):
    work = proof(client)
    assert is_sent(send(client, work=work))
    after_a_minute()
    response = send(client, work=work)
    assert "页面打开太久了，已重新检查，请再点一次发送。" in response.content.decode()


def test_a_proof_of_another_device_is_worth_nothing(db, client):
    assert not is_sent(send(client, work=proof(Client())))


def test_a_forged_device_gets_a_new_name(db, client):
    client.cookies[COOKIE] = "chosen:by-me"
    work = proof(client)
    assert client.cookies[COOKIE].value != "chosen:by-me"
    assert is_sent(send(client, work=work))


def test_an_expired_proof_is_worth_nothing(db, client, settings):
    settings.SIGN_IN_WORK = {**settings.SIGN_IN_WORK, "seconds": -1}
    assert not is_sent(send(client, work=proof(client)))


def test_an_easier_challenge_than_the_signed_one_is_worth_nothing(db, client):
    payload = json.loads(base64.b64decode(proof(client)))
    payload["challenge"]["parameters"]["keyPrefix"] = ""
    assert not is_sent(send(client, work=base64.b64encode(json.dumps(payload).encode()).decode()))


def test_a_challenge_for_another_purpose_is_worth_nothing(db, client, monkeypatch):
    monkeypatch.setattr("accounts.sign_in.proof.PURPOSE", "another")
    work = proof(client)
    monkeypatch.undo()
    assert not is_sent(send(client, work=work))


@pytest.mark.parametrize(
    "work", ["x", "e30=", "W10=", "bnVsbA==", "eyJjaGFsbGVuZ2UiOiAxfQ==", "\u0000", "工", "A" * 9000]
)
def test_nonsense_gets_the_sentence(db, client, work):
    client.get(PHONE_PAGE)
    response = send(client, work=work)
    assert response.status_code == 200
    assert response.context["form"].errors["work"]


def test_wrong_counter_is_refused(db, client):
    payload = json.loads(base64.b64decode(proof(client)))
    payload["solution"]["counter"] += 1
    assert not is_sent(send(client, work=base64.b64encode(json.dumps(payload).encode()).decode()))


def test_a_typing_error_does_not_use_up_the_proof(db, client):
    work = proof(client)
    assert not is_sent(client.post(PHONE_PAGE, {"phone": "1990000", "work": work}))
    assert is_sent(send(client, work=work))


def test_work_grows_with_the_codes_of_an_address_and_has_an_end(db, settings):
    settings.SIGN_IN_WORK = {**settings.SIGN_IN_WORK, "rounds": 10, "raise_each": 2, "most": 3}
    found = []
    for _code in range(8):
        found.append(rounds_for("127.0.0.1"))
        ask_for_code(Client(), PHONE)
        LimitCount.objects.exclude(key__startswith="code_address").delete()
    assert found == [10, 10, 20, 20, 30, 30, 30, 30]
    assert rounds_for("10.0.0.1") == 10


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


def test_codes_of_one_device_are_few_an_hour(db, client, settings):
    settings.SIGN_IN_LIMITS = {**settings.SIGN_IN_LIMITS, "code_device": (2, 3600)}
    for number in (1, 2):
        assert is_sent(ask_for_code(client, f"1990000000{number}"))
    assert "获取验证码次数太多" in ask_for_code(client, "19900000003").content.decode()
    assert is_sent(ask_for_code(Client(), "19900000003"))


def test_wrong_codes_of_one_device_are_few_an_hour(worker, coworker, client, settings):
    settings.SIGN_IN_LIMITS = {**settings.SIGN_IN_LIMITS, "guess_device": (2, 3600)}
    for person in (worker, coworker):
        ask_for_code(client, person.phone)
        give_code(client, wrong_code(person.phone))
    response = give_code(client, newest_code(coworker.phone))
    assert response.context["form"].errors["code"] == ["错误次数太多，请 60 分钟后再试。"]


def test_nothing_is_sent_when_turns_cannot_be_counted(worker, client, monkeypatch):
    work = proof(client)

    def fails(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(LimitCount.objects.all().__class__, "take", fails)
    monkeypatch.setattr(LimitCount.objects, "take", fails)
    response = client.post(PHONE_PAGE, {"phone": worker.phone, "work": work})
    assert response.status_code == 200
    assert "请再点一次发送" in response.content.decode() or "暂时无法" in response.content.decode()
    assert not SmsMessage.objects.exists()


def test_when_the_money_for_texts_is_used_up_the_page_says_so(worker, client, settings):
    use(settings, GatewayBackend)
    settings.SMS_DAILY_CAP_FEN = 4
    for phone in (worker.phone, "+8619900009999"):
        assert "今天的短信已发完" in ask_for_code(client, phone).content.decode()
    assert not SmsMessage.objects.exists()
    assert not SmsDay.objects.filter(spent_fen__gt=0).exists()


def test_a_code_asked_for_in_one_browser_is_worth_nothing_in_another(worker, client):
    ask_for_code(client, worker.phone)
    other = Client()
    assert other.post(CODE_PAGE, {"code": newest_code(worker.phone)}).url == PHONE_PAGE
    assert not other.session.get("_auth_user_id")


def test_unknown_number_costs_the_same_work(worker):
    ask_for_code(Client(), "19900008888")  # from here on the counts of the address and of all exist
    kinds = []
    for phone in (worker.phone, "+8619900009999"):
        visitor = Client()
        work = proof(visitor)
        with CaptureQueriesContext(connection) as queries:
            assert is_sent(visitor.post(PHONE_PAGE, {"phone": phone, "work": work}))
        inserted = [query["sql"].split()[2] for query in queries if query["sql"].startswith("INSERT")]
        kinds.append(sorted(inserted))
    assert kinds[0] == kinds[1]


def test_resending_without_a_proof_leads_to_the_page_with_the_question(worker, client):
    ask_for_code(client, worker.phone)
    after_a_minute()
    response = client.post(CODE_PAGE, {"action": "resend"}, follow=True)
    assert response.redirect_chain == [(PHONE_PAGE, 302)]
    assert "如需新的验证码，请再发送一次手机号。" in response.content.decode()
    assert f'value="{worker.phone}"' in response.content.decode()
    assert SmsMessage.objects.count() == 1


def test_challenge_is_what_altcha_understands(db, client):
    challenge = client.get("/_allauth/app/v1/auth/code/challenge").json()["data"]["challenge"]
    taken = altcha.Challenge.from_dict(challenge)
    assert altcha.solve_challenge(taken) is not None
    assert taken.parameters.algorithm == "PBKDF2/SHA-256"


def test_app_without_its_device_is_refused(worker, client):
    asked = client.get("/_allauth/app/v1/auth/code/challenge").json()["data"]

    fields = {"phone": worker.phone, "work": work_of(asked["challenge"])}
    answer = client.post("/_allauth/app/v1/auth/code/request", fields, content_type="application/json")
    assert [error["code"] for error in answer.json()["errors"]] == ["proof"]
