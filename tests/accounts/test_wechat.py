"""WeChat opens the account of a person who has proved a phone and linked it; it never makes a person."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user
from django.test import Client
from django.utils import timezone

from accounts.models import Person
from audit.models import Entry

LOGIN, CALLBACK, DEVICES = "/accounts/wechat/login/", "/accounts/wechat/login/callback/", "/people/me/devices/"
APP, SECRET = "wx0000000000000001", "secret-of-the-test"


@pytest.fixture
def wechat(settings):
    """WeChat's API on loopback: the code is the name of who confirms; `asked` holds the calls."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            asked.append((self.path, body))
            is_ours = body["appid"] == [APP] and body["secret"] == [SECRET]
            answer = {"access_token": "t", "expires_in": 7200, "openid": f"openid-{body['code'][0]}"}
            if body["code"] == ["nameless"]:
                del answer["openid"]
            content = json.dumps(answer if is_ours else {"errcode": 40125}).encode()
            self.send_response(500 if body["code"] == ["broken"] else 200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    settings.WECHAT_APP_ID, settings.WECHAT_APP_SECRET = APP, SECRET
    settings.WECHAT_API_URL = f"http://127.0.0.1:{server.server_port}"
    yield asked
    server.shutdown()
    server.server_close()
    thread.join()


def through_wechat(client: Client, who: str, process: str = "login", **given):
    """Press the button, confirm on the phone, come back."""
    away = urlsplit(client.post(f"{LOGIN}?process={process}").url)
    query = parse_qs(away.query)
    assert (away.netloc, query["appid"], query["scope"]) == ("open.weixin.qq.com", [APP], ["snsapi_login"])
    assert urlsplit(query["redirect_uri"][0]).path == CALLBACK
    return client.get(CALLBACK, {"code": who, "state": query["state"][0], **given})


@pytest.fixture
def linked(wechat, worker, client_for) -> Person:
    Person.objects.filter(pk=worker.pk).update(phone_verified_at=timezone.now())
    through_wechat(client_for(worker), "wang", "connect")
    return worker


def is_signed_in(client: Client) -> bool:
    return get_user(client).is_authenticated


def test_linked_account_signs_in(linked, client):
    assert through_wechat(client, "wang").url == "/"
    assert get_user(client) == linked


def test_linking_is_audited_and_keeps_neither_name_nor_picture(linked, wechat):
    account = SocialAccount.objects.get()
    assert (account.user, account.uid, account.extra_data) == (linked, "openid-wang", {"openid": "openid-wang"})
    assert [path for path, _body in wechat] == ["/sns/oauth2/access_token"]
    assert Entry.objects.filter(action="wechat.linked", subject=linked.pk).exists()


def test_unknown_account_makes_nobody_and_says_what_to_do(wechat, worker, client):
    people = Person.objects.count()
    response = through_wechat(client, "unknown")
    assert response.url == "/accounts/login/"
    assert "这个微信还没有绑定。请先用手机号登录" in client.get(response.url).content.decode()
    assert (Person.objects.count(), is_signed_in(client)) == (people, False)
    assert not SocialAccount.objects.exists()


def test_person_who_never_proved_a_phone_cannot_link(wechat, worker, client_for):
    client = client_for(worker)
    through_wechat(client, "wang", "connect")
    assert "请先用手机验证码登录，再绑定微信。" in client.get(DEVICES).content.decode()
    assert not SocialAccount.objects.exists()


def test_account_of_somebody_else_cannot_be_linked_too(linked, coworker, client_for):
    Person.objects.filter(pk=coworker.pk).update(phone_verified_at=timezone.now())
    client = client_for(coworker)
    through_wechat(client, "wang", "connect")
    assert "这个微信已绑定其他人。" in client.get(DEVICES).content.decode()
    assert SocialAccount.objects.get().user == linked


def test_second_proof_of_staff_is_asked_for_all_the_same(wechat, company_officer, client_for, client, settings):
    Person.objects.filter(pk=company_officer.pk).update(phone_verified_at=timezone.now())
    through_wechat(client_for(company_officer), "wu", "connect")
    TOTP.activate(company_officer, "JBSWY3DPEHPK3PXP")
    assert Authenticator.objects.exists()
    assert through_wechat(client, "wu").url == "/accounts/second/give/"
    assert not is_signed_in(client)


def test_disabled_person_stays_outside(linked, client):
    Person.objects.update(is_active=False)
    through_wechat(client, "wang")
    assert not is_signed_in(client)


@pytest.mark.parametrize("who", ["broken", "nameless"])
def test_wechat_without_a_right_answer_gets_a_sentence(wechat, db, client, who):
    response = through_wechat(client, who)
    assert "微信没有回应，请重试，或用手机号登录。" in client.get(response.url).content.decode()


def test_wrong_secret_and_refusal_get_the_sentence(wechat, db, client, settings):
    settings.WECHAT_APP_SECRET = "wrong"
    assert through_wechat(client, "wang").url == "/accounts/login/"
    assert through_wechat(client, "wang", error="access_denied").url == "/accounts/login/"


@pytest.mark.parametrize("state", ["", "guess"])
def test_answer_that_was_not_asked_for_opens_nothing(linked, client, state):
    client.get(CALLBACK, {"code": "wang", "state": state})
    assert not is_signed_in(client)


def test_unlinking(linked, client_for, client):
    own = client_for(linked)
    assert "您已绑定微信。" in own.get(DEVICES).content.decode()
    assert "已解除微信绑定。" in own.post("/accounts/wechat/unlink/", follow=True).content.decode()
    through_wechat(client, "wang")
    assert not is_signed_in(client)


def test_without_keys_there_is_no_button_and_no_page(worker, client, client_for):
    assert "微信" not in client.get("/accounts/login/").content.decode()
    assert "微信" not in client_for(worker).get(DEVICES).content.decode()
    assert [client.post(LOGIN).status_code, client.get(CALLBACK).status_code] == [404, 404]


def test_with_keys_there_is_a_button_and_only_a_form_starts_it(wechat, db, client):
    assert "用微信登录" in client.get("/accounts/login/").content.decode()
    assert client.get(LOGIN).status_code == 405
