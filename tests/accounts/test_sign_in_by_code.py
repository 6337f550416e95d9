import pytest
from django.contrib.auth import get_user
from django.test import Client

from accounts.models import LimitCount, Person, SmsMessage
from tests.accounts.signing import (
    CODE_PAGE,
    PHONE_PAGE,
    after_a_minute,
    ask_for_code,
    give_code,
    newest_code,
    proof,
    resend_code,
    wrong_code,
)


def signed_in(client: Client) -> Person | None:
    person = get_user(client)
    return person if person.is_authenticated else None


def sentence(response) -> str:
    return response.content.decode()


def test_code_signs_in_and_leads_to_where_one_wanted_to_go(worker, client):
    fields = {"phone": worker.phone, "work": proof(client)}
    response = client.post(f"{PHONE_PAGE}?next=/people/me/", fields)
    assert response.url == f"{CODE_PAGE}?next=%2Fpeople%2Fme%2F"
    page = client.get(response.url)
    assert worker.phone not in sentence(page)
    response = client.post(CODE_PAGE, {"code": newest_code(worker.phone), "next": "/people/me/"})
    assert (response.status_code, response.url) == (302, "/people/me/")
    assert signed_in(client) == worker
    worker.refresh_from_db()
    assert worker.phone_verified_at is not None


def test_code_has_six_digits_and_the_text_is_in_the_reader_s_language(worker, client):
    ask_for_code(client, worker.phone)
    message = SmsMessage.objects.get()
    assert len(newest_code(worker.phone)) == 6
    assert (
        message.text == f"【工学】验证码 {newest_code(worker.phone)}，5 分钟内有效。请勿告诉任何人，包括工会工作人员。"
    )


def test_foreign_address_in_next_is_not_followed(worker, client):
    ask_for_code(client, worker.phone)
    response = client.post(CODE_PAGE, {"code": newest_code(worker.phone), "next": "https://elsewhere.example/"})
    assert response.url == "/"


@pytest.mark.parametrize(
    "typed",
    [
        "199 0000 0001",
        "199-0000-0001",
        "+8619900000001",
        "+86 199 0000 0001",
        "8619900000001",
        "0086 19900000001",
        "１９９００００ ０００１",
        "＋８６ １９９００００ ０００１",
        "(+86) 199.0000.0001",
        "\u200e19900000001\u00a0",
    ],
)
def test_usual_spellings_of_a_number_are_one_number(db, client, typed):
    person = Person.objects.create_user("+8619900000001", name="王建军")
    assert ask_for_code(client, typed).url == CODE_PAGE
    assert SmsMessage.objects.get().phone == person.phone


@pytest.mark.parametrize(
    "typed", ["1990000000a", "abc", "12345", "199000000011", "+1 202 555 0100", "0839-3267000", "１９９"]
)
def test_what_is_no_mobile_number_gets_a_sentence_and_stays_in_the_field(db, client, typed):
    response = ask_for_code(client, typed)
    assert response.status_code == 200
    assert response.context["form"].errors["phone"] == ["请输入 11 位手机号，例如 139 1234 5678。"]
    assert f'value="{typed}"' in sentence(response)
    assert not SmsMessage.objects.exists()


def test_empty_number_gets_a_sentence(db, client):
    assert ask_for_code(client, "").context["form"].errors["phone"] == ["请输入手机号。"]


def test_unknown_and_disabled_numbers_get_the_answer_of_a_known_one_and_no_text(worker, coworker, client):
    coworker.is_active = False
    coworker.save()
    answers = set()
    for phone in (worker.phone, coworker.phone, "+8619900009999"):
        visitor = Client()
        response = ask_for_code(visitor, phone)
        page = visitor.get(response.url)
        wrong = give_code(visitor, "000000" if phone != worker.phone else wrong_code(worker.phone))
        answers.add((response.status_code, response.url, page.status_code, str(wrong.context["form"].errors)))
    assert len(answers) == 1
    assert [message.phone for message in SmsMessage.objects.all()] == [worker.phone]


def test_wrong_code_gets_a_sentence_and_the_right_one_still_holds(worker, client):
    ask_for_code(client, worker.phone)
    response = give_code(client, wrong_code(worker.phone))
    assert response.context["form"].errors["code"] == ["验证码不对，请对照最新一条短信再输一次。"]
    assert give_code(client, newest_code(worker.phone)).status_code == 302
    assert signed_in(client) == worker


@pytest.mark.parametrize("style", ["{} {}", "{}-{}", "\uff10"])
def test_spaces_in_a_code_do_not_matter(worker, client, style):
    ask_for_code(client, worker.phone)
    code = newest_code(worker.phone)
    if style == "\uff10":
        typed = "".join(chr(ord(digit) - ord("0") + 0xFF10) for digit in code)
    else:
        typed = style.format(code[:3], code[3:])
    give_code(client, typed)
    assert signed_in(client) == worker


def test_expired_code_gets_a_sentence_and_the_number_stays(worker, client):
    ask_for_code(client, worker.phone)
    code = newest_code(worker.phone)
    session = client.session
    session["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] -= 301
    session.save()
    response = client.post(CODE_PAGE, {"code": code, "next": "/people/me/"}, follow=True)
    assert response.redirect_chain == [(f"{PHONE_PAGE}?next=%2Fpeople%2Fme%2F", 302)]
    assert "验证码已过期，它的有效期是 5 分钟。请重新获取。" in sentence(response)
    assert f'value="{worker.phone}"' in sentence(response)
    assert signed_in(client) is None


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


def test_person_disabled_while_the_code_was_on_its_way_stays_outside(worker, client):
    ask_for_code(client, worker.phone)
    Person.objects.update(is_active=False)
    assert give_code(client, newest_code(worker.phone)).url == "/accounts/inactive/"
    assert signed_in(client) is None
    assert "账号已停用" in sentence(client.get("/accounts/inactive/"))


def test_code_page_without_a_request_leads_to_the_phone_page(db, client):
    assert client.get(CODE_PAGE).url == PHONE_PAGE


def test_code_is_never_logged(worker, client, caplog):
    caplog.set_level("DEBUG")
    ask_for_code(client, worker.phone)
    give_code(client, wrong_code(worker.phone))
    assert newest_code(worker.phone) not in caplog.text
    assert worker.phone[-8:] not in caplog.text


def test_signing_out(worker, client_for):
    client = client_for(worker)
    assert client.get("/accounts/logout/").status_code == 200
    client.post("/accounts/logout/")
    assert signed_in(client) is None


def test_sign_up_does_not_exist(db, client):
    assert client.get("/accounts/signup/").status_code == 404
