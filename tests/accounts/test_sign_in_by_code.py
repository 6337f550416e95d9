import pytest
from django.test import Client

from accounts.models import Person, SmsMessage
from tests.accounts.signing import (
    CODE_PAGE,
    PHONE_PAGE,
    ask_for_code,
    give_code,
    newest_code,
    proof,
    sentence,
    signed_in,
    wrong_code,
)


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
