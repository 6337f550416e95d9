"""Every SMS backend: one text to one phone, by the same promise. Gateways answer on loopback and check signatures."""

from __future__ import annotations

import inspect
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from accounts.actions import queue_sms, send_sms
from accounts.enums import SmsState
from accounts.models import SmsDay, SmsMessage
from accounts.sms import aliyun, sms_backend, tencent
from accounts.sms.aliyun import AliyunBackend
from accounts.sms.base import AnswerLost, NotTaken, Refused, SmsBackend, Text
from accounts.sms.console import ConsoleBackend
from accounts.sms.gateway import GatewayBackend
from accounts.sms.tencent import TencentBackend
from records import outbox
from tests.contracts import gateways

GATEWAYS = {GatewayBackend: gateways.House, AliyunBackend: gateways.Aliyun, TencentBackend: gateways.Tencent}
BACKENDS = [ConsoleBackend, *GATEWAYS]
TEXT = "【工学】验证码 123456，5 分钟内有效。"
PHONE = "+8619900000001"
CODE = Text("00000000-0000-4000-8000-000000000001", PHONE, TEXT, "code", {"code": "123456"})


def path_of(backend: type) -> str:
    return f"{backend.__module__}.{backend.__qualname__}"


def use(settings, backend: type, url: str = "") -> None:
    settings.SMS_BACKEND = path_of(backend)
    settings.SMS_ENDPOINT = url
    settings.SMS_KEY_ID, settings.SMS_KEY_SECRET = gateways.KEY_ID, gateways.SECRET
    settings.SMS_SIGN_NAME, settings.SMS_APP_ID, settings.SMS_TEMPLATES = "工学", "1400000001", {"code": "T-1"}
    settings.SMS_TIMEOUT = (1, 1)
    settings.SMS_HOST = "sms.tencentcloudapi.com" if backend is TencentBackend else ""


@pytest.fixture
def gateway_for(settings):
    """Start the stand-in of a backend and point the settings at it."""
    running = []

    def start(backend: type) -> gateways.Gateway:
        running.append(GATEWAYS[backend]())
        use(settings, backend, running[-1].url)
        return running[-1]

    yield start
    for gateway in running:
        gateway.stop()


@pytest.fixture(params=list(GATEWAYS), ids=lambda backend: backend.__name__)
def gateway(request, gateway_for):
    return gateway_for(request.param)


@pytest.fixture(params=BACKENDS, ids=lambda backend: backend.__name__)
def seen(request, settings, gateway_for, capsys):
    """The backend is chosen; `seen()` = how many texts it has taken since."""
    if request.param is ConsoleBackend:
        use(settings, ConsoleBackend)
        printed = []
        return lambda: printed.append(capsys.readouterr().out) or "".join(printed).count(TEXT)
    gateway = gateway_for(request.param)
    return lambda: len(gateway.taken)


def queue() -> SmsMessage:
    return queue_sms(phone=PHONE, text=TEXT, template="code", facts={"code": "123456"}, by=None)


def state_of(message: SmsMessage) -> str:
    message.refresh_from_db()
    return message.state


def spent() -> int:
    return SmsDay.objects.spent_on(timezone.localdate())


def test_has_four_methods_at_most_and_says_whether_it_reaches_phones(seen):
    methods = [name for name, _method in inspect.getmembers(SmsBackend, callable) if not name.startswith("_")]
    assert methods == ["answer_to_receipts", "missing", "receipts", "send"]
    assert isinstance(sms_backend().reaches_phones, bool)
    assert sms_backend().missing() == []


def test_takes_a_chinese_text_and_answers_its_id(seen):
    assert isinstance(sms_backend().send(CODE), str)
    assert seen() == 1


def test_queued_text_leaves_through_the_outbox_once(db, seen):
    message = queue()
    assert outbox.deliver_due() == 1
    assert outbox.deliver_due() == 0
    assert send_sms(pk=message.pk) is False
    assert seen() == 1
    assert state_of(message) == SmsState.HANDED
    assert message.sent_at is not None


def test_code_stays_readable_only_where_no_phone_is_reached(db, seen):
    message = queue()
    send_sms(pk=message.pk)
    message.refresh_from_db()
    kept = "123456" in f"{message.text} {message.facts}"
    assert kept is not sms_backend().reaches_phones


@pytest.mark.django_db(transaction=True)
def test_32_workers_send_a_text_once(seen):
    message = queue()

    def work(_number: int) -> bool:
        try:
            return send_sms(pk=message.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(32) as pool:
        assert sum(pool.map(work, range(32))) == 1
    assert seen() == 1


def test_gateway_gets_number_facts_and_our_key_under_a_right_signature(gateway):
    sms_backend().send(CODE)
    assert gateway.taken == [{"phone": PHONE, "key": CODE.key, "facts": {"code": "123456"}}]


def test_wrong_secret_is_refused_by_the_gateway(gateway, settings):
    settings.SMS_KEY_SECRET = "another"
    with pytest.raises(Refused):
        sms_backend().send(CODE)
    assert gateway.taken == []


def test_busy_gateway_gets_the_text_later_and_it_costs_once(db, gateway):
    message, gateway.mode = queue(), "busy"
    with pytest.raises(NotTaken):
        send_sms(pk=message.pk)
    assert (state_of(message), spent()) == (SmsState.WAITING, 0)
    gateway.mode = "ok"
    assert send_sms(pk=message.pk) is True
    assert (len(gateway.taken), spent()) == (1, 5)


@pytest.mark.parametrize("mode", ["hang up", "broken"])
def test_text_whose_answer_was_lost_is_never_sent_again(db, gateway, mode):
    message, gateway.mode = queue(), mode
    assert outbox.deliver_due() == 1
    assert state_of(message) == SmsState.UNKNOWN
    gateway.mode, calls = "ok", gateway.calls
    assert outbox.deliver_due() == 0
    assert send_sms(pk=message.pk) is False
    assert gateway.calls == calls
    assert spent() == 5
    assert "123456" not in message.text


def test_refused_text_says_why_costs_nothing_and_is_not_tried_again(db, gateway):
    message, gateway.mode = queue(), "refuse"
    assert send_sms(pk=message.pk) is False
    assert state_of(message) == SmsState.REFUSED
    assert message.reason
    assert (send_sms(pk=message.pk), gateway.calls, spent()) == (False, 1, 0)


@pytest.mark.parametrize("backend", list(GATEWAYS), ids=lambda backend: backend.__name__)
def test_closed_port_means_not_taken(settings, backend):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        use(settings, backend, f"http://127.0.0.1:{probe.getsockname()[1]}")
        with pytest.raises(NotTaken):
            sms_backend().send(CODE)


@pytest.mark.parametrize("backend", list(GATEWAYS), ids=lambda backend: backend.__name__)
def test_gateway_that_never_answers_is_left_after_the_time_out(settings, backend):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        use(settings, backend, f"http://127.0.0.1:{silent.getsockname()[1]}")
        settings.SMS_TIMEOUT = (0.2, 0.2)
        with pytest.raises(AnswerLost):
            sms_backend().send(CODE)


@pytest.mark.parametrize("backend", [AliyunBackend, TencentBackend])
def test_text_without_an_approved_template_is_refused_before_it_leaves(gateway_for, backend):
    gateway = gateway_for(backend)
    with pytest.raises(Refused, match="template"):
        sms_backend().send(Text("key", PHONE, TEXT, "unheard of"))
    assert gateway.calls == 0


def test_signature_of_aliyun_equals_the_example_of_its_documentation():
    headers = {
        "host": "ecs.cn-shanghai.aliyuncs.com",
        "x-acs-action": "RunInstances",
        "x-acs-content-sha256": aliyun.NOTHING,
        "x-acs-date": "2023-10-26T10:22:32Z",
        "x-acs-signature-nonce": "3156853299f313e23d1673dc12e1703d",
        "x-acs-version": "2014-05-26",
    }
    image = "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"
    query = {"RegionId": "cn-shanghai", "ImageId": image}
    signed = aliyun.authorization(headers, query, "YourAccessKeyId", "YourAccessKeySecret")
    assert signed.endswith("Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0")


def test_string_to_sign_of_tencent_equals_the_example_of_its_documentation():
    body = rb'{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}'
    found = tencent.string_to_sign("cvm.tencentcloudapi.com", "DescribeInstances", 1551113065, body)
    hashed = "7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84"
    assert found == f"TC3-HMAC-SHA256\n1551113065\n2019-02-25/cvm/tc3_request\n{hashed}"
