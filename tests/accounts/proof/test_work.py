"""Before a text is paid for: work or a question, signed, bound to the device, once."""

from __future__ import annotations

import base64
import json

import altcha
import pytest
from django.test import Client

from accounts.models import LimitCount, SmsMessage
from accounts.sign_in.device import COOKIE
from accounts.sign_in.proof import rounds_for
from tests.accounts.proof.sending import PHONE, is_sent, send
from tests.accounts.signing import (
    CODE_PAGE,
    PHONE_PAGE,
    after_a_minute,
    ask_for_code,
    proof,
    work_of,
)


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
