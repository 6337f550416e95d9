"""Receipts of gateways: kept once, forged ones refused, replays without effect."""

from __future__ import annotations

import json
import time

import pytest

from accounts.actions import queue_sms
from accounts.enums import SmsState
from accounts.models import SmsMessage
from accounts.sms.aliyun import AliyunBackend
from accounts.sms.gateway import GatewayBackend, sign
from accounts.sms.tencent import TencentBackend
from tests.contracts import gateways
from tests.contracts.sms.texts import use

PHONE = "+8619900000001"
URL = "/people/messages/receipts/{}/"
KEY = "key-in-the-address"


@pytest.fixture(autouse=True)
def receipt_key(settings):
    settings.SMS_RECEIPT_KEY = KEY


@pytest.fixture
def handed(db) -> SmsMessage:
    message = queue_sms(phone=PHONE, text="验证码 ••••••", by=None)
    SmsMessage.objects.update(state=SmsState.HANDED, provider_id="sid-1")
    message.refresh_from_db()
    return message


def body_of(backend: type, message: SmsMessage, *, phone: str = PHONE, good: bool = True) -> list[dict]:
    local = phone.removeprefix("+86")
    return {
        GatewayBackend: [
            {"id": str(message.key), "phone": phone, "state": "delivered" if good else "failed", "reason": "off"}
        ],
        AliyunBackend: [
            {"phone_number": local, "success": good, "out_id": str(message.key), "biz_id": "x", "err_code": "off"}
        ],
        TencentBackend: [
            {
                "mobile": local,
                "nationcode": "86",
                "sid": "sid-1",
                "report_status": "SUCCESS" if good else "FAIL",
                "errmsg": "off",
            }
        ],
    }[backend]


def post(client, body, *, key: str = KEY, secret: str = gateways.SECRET, at: float = 0.0):
    content = json.dumps(body).encode() if not isinstance(body, bytes) else body
    now = str(int(at or time.time()))
    headers = {"X-Timestamp": now, "X-Signature": sign(secret, now, content)}
    return client.post(URL.format(key), content, content_type="application/json", headers=headers)


@pytest.fixture(params=[GatewayBackend, AliyunBackend, TencentBackend], ids=lambda backend: backend.__name__)
def backend(request, settings) -> type:
    use(settings, request.param)
    return request.param


def state_of(message: SmsMessage) -> str:
    message.refresh_from_db()
    return message.state


def test_receipt_is_kept_and_a_replay_and_a_later_opposite_change_nothing(backend, handed, client):
    assert post(client, body_of(backend, handed)).status_code == 200
    assert state_of(handed) == SmsState.DELIVERED
    first = handed.receipt_at
    assert post(client, body_of(backend, handed)).status_code == 200
    assert post(client, body_of(backend, handed, good=False)).status_code == 200
    assert (state_of(handed), handed.receipt_at) == (SmsState.DELIVERED, first)


def test_failure_is_kept_with_the_gateway_s_word(backend, handed, client):
    post(client, body_of(backend, handed, good=False))
    assert (state_of(handed), handed.reason) == (SmsState.FAILED, "off")


def test_receipt_settles_a_text_whose_answer_was_lost(backend, handed, client):
    SmsMessage.objects.update(state=SmsState.UNKNOWN)
    post(client, body_of(backend, handed))
    assert state_of(handed) == SmsState.DELIVERED


def test_wrong_key_in_the_address_answers_404_and_changes_nothing(backend, handed, client, settings):
    assert post(client, body_of(backend, handed), key="guess").status_code == 404
    settings.SMS_RECEIPT_KEY = ""
    assert post(client, body_of(backend, handed), key="").status_code == 404
    assert state_of(handed) == SmsState.HANDED


def test_receipt_for_another_phone_changes_nothing(backend, handed, client):
    assert post(client, body_of(backend, handed, phone="+8619900000002")).status_code == 200
    assert state_of(handed) == SmsState.HANDED


@pytest.mark.parametrize("body", [b"", b"{}", b"[1]", b"[{}]", b"no json", b"[null]", b'"x"', b"\xff\xfe"])
def test_unreadable_receipt_answers_404(backend, handed, client, body):
    answer = post(client, body)
    assert answer.status_code == 404 or body == b"{}"
    assert state_of(handed) == SmsState.HANDED


@pytest.mark.parametrize("forgery", [{"secret": "guess"}, {"at": 1000.0}])
def test_gateway_of_the_house_must_sign_freshly(settings, handed, client, forgery):
    use(settings, GatewayBackend)
    assert post(client, body_of(GatewayBackend, handed), **forgery).status_code == 404
    assert state_of(handed) == SmsState.HANDED


def test_console_takes_no_receipts_and_nobody_may_look(db, client):
    assert post(client, []).status_code == 404
    assert client.get(URL.format(KEY)).status_code == 405


def test_messages_page_says_what_became_of_a_text(administrator, worker, client_for, settings):
    use(settings, GatewayBackend)
    queue_sms(phone=worker.phone, text="验证码", by=None)
    client = client_for(administrator)
    for state in SmsState:
        SmsMessage.objects.update(state=state)
        assert str(state.label) in client.get("/people/messages/").content.decode()
