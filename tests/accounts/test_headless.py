"""Sign-in by code for a browser's script (cookie) and for an app (token), and the token at API v1."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import Person, SmsMessage
from tests.accounts.signing import newest_code, work_of, wrong_code

CLIENTS = {"app": "/_allauth/app/v1/", "browser": "/_allauth/browser/v1/"}


def post(client: Client, url: str, token: str = "", **data):
    headers = {"X-Session-Token": token} if token else {}
    return client.post(url, data, content_type="application/json", headers=headers)


def ask(client: Client, base: str, phone: str):
    """Solve what is to be solved and ask for a code; an app names its device by a header."""
    found = client.get(f"{base}auth/code/challenge").json()["data"]
    fields = {"phone": phone, "work": work_of(found["challenge"])}
    headers = {"X-Device": found["device"]} if "app" in base else {}
    return client.post(f"{base}auth/code/request", fields, content_type="application/json", headers=headers)


def sign_in(client: Client, base: str, person: Person):
    asked = ask(client, base, person.phone.removeprefix("+86"))
    token = asked.json().get("meta", {}).get("session_token", "")
    return asked, post(client, f"{base}auth/code/confirm", token, code=newest_code(person.phone)), token


@pytest.mark.parametrize("kind", CLIENTS)
def test_code_flow(kind, worker, client):
    asked, given, _token = sign_in(client, CLIENTS[kind], worker)
    assert asked.status_code == 401
    flows = [flow for flow in asked.json()["data"]["flows"] if flow.get("is_pending")]
    assert [flow["id"] for flow in flows] == ["login_by_code"]
    assert given.status_code == 200
    assert given.json()["meta"]["is_authenticated"] is True
    assert ("session_token" in given.json()["meta"]) is (kind == "app")


def test_token_of_the_app_opens_api_v1_and_is_no_cookie(worker, client):
    _asked, given, _token = sign_in(client, CLIENTS["app"], worker)
    token = given.json()["meta"]["session_token"]
    assert not client.cookies
    fresh = Client()
    answer = fresh.get("/api/v1/me/", headers={"X-Session-Token": token})
    assert (answer.status_code, answer.json()["name"]) == (200, worker.name)
    assert fresh.get("/api/v1/me/").status_code == 401
    assert fresh.get("/api/v1/me/", headers={"X-Session-Token": "x" * 32}).status_code == 401


def test_app_may_write_without_csrf_and_a_browser_may_not(worker):
    strict = Client(enforce_csrf_checks=True)
    asked, given, _token = sign_in(strict, CLIENTS["app"], worker)
    token = given.json()["meta"]["session_token"]
    batch = {"device": "phone-0001", "records": [{}]}
    url = "/api/v1/records/"
    sent = strict.post(url, batch, content_type="application/json", headers={"X-Session-Token": token})
    assert sent.status_code == 200
    strict.force_login(worker, backend="django.contrib.auth.backends.ModelBackend")
    assert strict.post(url, batch, content_type="application/json").status_code == 403


def test_token_of_a_disabled_person_opens_nothing(worker, client):
    _asked, given, _token = sign_in(client, CLIENTS["app"], worker)
    headers = {"X-Session-Token": given.json()["meta"]["session_token"]}
    Person.objects.filter(pk=worker.pk).update(is_active=False)
    assert client.get("/api/v1/me/", headers=headers).status_code == 401
    assert client.get("/_allauth/app/v1/auth/session", headers=headers).status_code in {401, 410}


def test_signing_out_ends_the_token(worker, client):
    _asked, given, _token = sign_in(client, CLIENTS["app"], worker)
    headers = {"X-Session-Token": given.json()["meta"]["session_token"]}
    assert client.delete("/_allauth/app/v1/auth/session", headers=headers).status_code == 401
    assert client.get("/api/v1/me/", headers=headers).status_code == 401


def test_wrong_code_number_with_letters_and_pause_get_sentences(worker, client):
    base = CLIENTS["app"]
    letters = ask(client, base, "1990000abcd").json()["errors"]
    assert letters == [{"message": "请输入 11 位手机号，例如 139 1234 5678。", "code": "phone", "param": "phone"}]
    token = ask(client, base, worker.phone).json()["meta"]["session_token"]
    wrong = post(client, f"{base}auth/code/confirm", token, code=wrong_code(worker.phone)).json()["errors"]
    assert wrong[0]["message"] == "验证码不对，请对照最新一条短信再输一次。"
    again = ask(client, base, worker.phone).json()["errors"]
    assert (again[0]["code"], again[0]["message"][:6]) == ("wait", "验证码刚刚发")


def test_five_wrong_codes_burn_the_code(worker, client):
    base = CLIENTS["app"]
    token = ask(client, base, worker.phone).json()["meta"]["session_token"]
    for _try in range(5):
        post(client, f"{base}auth/code/confirm", token, code=wrong_code(worker.phone))
    answer = post(client, f"{base}auth/code/confirm", token, code=newest_code(worker.phone))
    assert answer.status_code in {409, 410}


def test_unknown_number_gets_the_same_answer_and_no_text(worker, client):
    base = CLIENTS["browser"]
    known = ask(Client(), base, worker.phone)
    unknown = ask(Client(), base, "19900009999")
    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json())
    assert SmsMessage.objects.count() == 1


def test_password_signs_staff_in(administrator, client):
    administrator.set_password("long-enough-2026")
    administrator.save()
    answer = post(client, f"{CLIENTS['app']}auth/login", phone=administrator.phone, password="long-enough-2026")
    assert answer.json()["meta"]["is_authenticated"] is True
    wrong = post(Client(), f"{CLIENTS['app']}auth/login", phone=administrator.phone, password="wrong")
    assert wrong.json()["errors"][0]["message"] == "手机号或密码不对。"


@pytest.mark.parametrize("path", ["auth/signup", "account/email", "account/phone", "auth/password/request"])
@pytest.mark.parametrize("kind", CLIENTS)
def test_the_rest_of_the_headless_api_does_not_exist(db, client, kind, path):
    assert client.get(CLIENTS[kind] + path, follow=True).status_code == 404
