"""What a day may cost is never passed, whoever sends at once."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from accounts.actions import forget_lost_sms, queue_sms, send_sms
from accounts.enums import SmsState
from accounts.models import SmsDay, SmsMessage
from accounts.sms.gateway import GatewayBackend
from tests.contracts import gateways
from tests.contracts.sms.texts import use


@pytest.fixture
def gateway(settings):
    running = gateways.House()
    use(settings, GatewayBackend, running.url)
    yield running
    running.stop()


def queue(text: str = "短信") -> SmsMessage:
    return queue_sms(phone="+8619900000001", text=text, by=None)


def spent() -> int:
    return SmsDay.objects.spent_on(timezone.localdate())


@pytest.mark.django_db(transaction=True)
def test_32_threads_never_pass_the_cap_of_the_day(gateway, settings):
    settings.SMS_DAILY_CAP_FEN = 5 * 7 + 4
    messages = [queue() for _number in range(32)]

    def work(message: SmsMessage) -> bool:
        try:
            return send_sms(pk=message.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(32) as pool:
        assert sum(pool.map(work, messages)) == 7
    assert (len(gateway.taken), spent()) == (7, 35)
    assert SmsMessage.objects.filter(state=SmsState.CAPPED).count() == 25


@pytest.mark.parametrize(("length", "parts"), [(1, 1), (70, 1), (71, 2), (134, 2), (135, 3)])
def test_long_text_costs_its_parts(db, gateway, length, parts):
    send_sms(pk=queue("字" * length).pk)
    assert spent() == 5 * parts


def test_console_costs_nothing(db, settings, capsys):
    settings.SMS_DAILY_CAP_FEN = 0
    assert send_sms(pk=queue().pk) is True
    assert spent() == 0


def test_text_of_a_worker_that_died_becomes_unknown_and_is_not_sent(db, gateway):
    message = queue()
    SmsMessage.objects.claim(message.pk, timezone.now() - datetime.timedelta(minutes=11))
    assert forget_lost_sms() == 1
    message.refresh_from_db()
    assert message.state == SmsState.UNKNOWN
    assert send_sms(pk=message.pk) is False
    assert gateway.calls == 0
