"""What is refused though the work was done: too many, no money, another browser."""

from __future__ import annotations

from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import LimitCount, SmsDay, SmsMessage
from accounts.sms.gateway import GatewayBackend
from tests.accounts.proof.sending import is_sent
from tests.accounts.signing import (
    CODE_PAGE,
    PHONE_PAGE,
    ask_for_code,
    give_code,
    newest_code,
    proof,
    wrong_code,
)
from tests.contracts.sms.texts import use


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
