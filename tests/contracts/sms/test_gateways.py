"""Every SMS backend: one text to one phone, by the same promise. Gateways answer on loopback and check signatures."""

from __future__ import annotations

import inspect
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from accounts.actions import send_sms
from accounts.enums import SmsState
from accounts.sms import sms_backend
from accounts.sms.base import AnswerLost, NotTaken, SmsBackend
from accounts.sms.console import ConsoleBackend
from records import outbox
from tests.contracts.sms.texts import BACKENDS, CODE, GATEWAYS, TEXT, queue, spent, state_of, use


@pytest.fixture(params=BACKENDS, ids=lambda backend: backend.__name__)
def seen(request, settings, gateway_for, capsys):
    """The backend is chosen; `seen()` = how many texts it has taken since."""
    if request.param is ConsoleBackend:
        use(settings, ConsoleBackend)
        printed = []
        return lambda: printed.append(capsys.readouterr().out) or "".join(printed).count(TEXT)
    gateway = gateway_for(request.param)
    return lambda: len(gateway.taken)


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
