"""How often a code may be asked for and guessed."""

from django.test import Client

from accounts.models import LimitCount, SmsMessage
from tests.accounts.signing import (
    CODE_PAGE,
    PHONE_PAGE,
    after_a_minute,
    ask_for_code,
    give_code,
    newest_code,
    resend_code,
    sentence,
    signed_in,
    wrong_code,
)


def test_five_wrong_codes_burn_the_code(worker, client):
    ask_for_code(client, worker.phone)
    wrong = wrong_code(worker.phone)
    for _try in range(4):
        assert give_code(client, wrong).status_code == 200
    response = client.post(CODE_PAGE, {"code": wrong}, follow=True)
    assert "验证码已输错五次，不再有效。请重新获取。" in sentence(response)
    assert give_code(client, newest_code(worker.phone)).url == PHONE_PAGE
    assert signed_in(client) is None


def test_stolen_copies_of_a_session_share_the_five_tries(worker, client):
    """Many requests in parallel would each read a session that has seen no wrong code yet."""
    ask_for_code(client, worker.phone)
    before = client.session["account_login"]
    wrong, errors = wrong_code(worker.phone), []
    for _try in range(6):
        session = client.session
        session["account_login"] = before
        session.save()
        errors.append(give_code(client, wrong).context["form"].errors["code"][0])
    assert errors[-1] == "验证码输错次数太多，不再有效。请重新获取。"
    session = client.session
    session["account_login"] = before
    session.save()
    give_code(client, newest_code(worker.phone))
    assert signed_in(client) is None


def test_new_session_does_not_reset_the_limit_of_a_phone(worker, client):
    for _round in range(2):
        visitor = Client()
        ask_for_code(visitor, worker.phone)
        for _try in range(5):
            give_code(visitor, wrong_code(worker.phone))
        after_a_minute()
    visitor = Client(REMOTE_ADDR="10.1.2.3")
    ask_for_code(visitor, worker.phone)
    response = give_code(visitor, newest_code(worker.phone))
    assert response.context["form"].errors["code"] == ["错误次数太多，请 60 分钟后再试。"]
    assert signed_in(visitor) is None


def test_second_request_within_a_minute_goes_on_to_the_code_that_was_sent(worker, client):
    ask_for_code(client, worker.phone)
    response = ask_for_code(client, worker.phone, follow=True)
    assert response.redirect_chain == [(CODE_PAGE, 302)]
    assert "验证码刚刚发出" in sentence(response)
    assert SmsMessage.objects.count() == 1


def test_second_request_from_elsewhere_is_told_to_wait(worker):
    ask_for_code(Client(), worker.phone)
    response = ask_for_code(Client(), worker.phone)
    assert response.context["form"].errors["phone"][0].startswith("验证码刚刚发出，")


def test_resend_waits_then_sends_a_new_code_and_the_old_one_no_longer_holds(worker, client):
    ask_for_code(client, worker.phone)
    old = newest_code(worker.phone)
    assert "验证码刚刚发出" in sentence(resend_code(client, follow=True))
    after_a_minute()
    assert "新的验证码已发送" in sentence(resend_code(client, follow=True))
    new = newest_code(worker.phone)
    assert SmsMessage.objects.count() == 2
    if old != new:
        assert give_code(client, old).status_code == 200
    give_code(client, new)
    assert signed_in(client) == worker


def test_resend_for_an_unknown_number_looks_the_same(db, client):
    ask_for_code(client, "19900009999")
    after_a_minute()
    assert "新的验证码已发送" in sentence(resend_code(client, follow=True))
    assert not SmsMessage.objects.exists()


def test_codes_of_one_phone_are_few_an_hour(worker, settings):
    settings.SIGN_IN_LIMITS = {**settings.SIGN_IN_LIMITS, "code_hour": (2, 3600)}
    for _round in range(2):
        ask_for_code(Client(), worker.phone)
        after_a_minute()
    response = ask_for_code(Client(), worker.phone)
    assert response.context["form"].errors["phone"] == ["获取验证码次数太多，请 60 分钟后再试。"]


def test_codes_of_one_address_are_limited(db, settings):
    settings.SIGN_IN_LIMITS = {**settings.SIGN_IN_LIMITS, "code_address": (1, 3600)}
    ask_for_code(Client(), "19900000001")
    assert ask_for_code(Client(), "19900000002").status_code == 200
    assert ask_for_code(Client(REMOTE_ADDR="10.0.0.9"), "19900000002").status_code == 302


def test_limits_hold_no_phone_number(worker, client):
    ask_for_code(client, worker.phone)
    assert not [row for row in LimitCount.objects.all() if worker.phone[-8:] in row.key]
