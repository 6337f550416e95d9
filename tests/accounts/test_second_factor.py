"""Officers, auditors and administrators prove twice who they are, whatever the way in."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.contrib.auth import get_user
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from accounts.actions import grant_role, reset_second_factor
from accounts.enums import Role
from accounts.models import LimitCount, Person, Session
from accounts.second_factor.rules import needs_second_factor
from audit.models import Entry
from tests.accounts.signing import ask_for_code, give_code, newest_code, work_of
from tests.conftest import _person

HOME, APP, GIVE, AGAIN = (
    "/accounts/second/",
    "/accounts/second/app/",
    "/accounts/second/give/",
    "/accounts/second/again/",
)
CODES = "/accounts/second/codes/"


@pytest.fixture(autouse=True)
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def code_of(secret: str, steps: int = 0) -> str:
    """What the app shows now, or some steps of 30 seconds away."""
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30 + steps))


def set_up(client: Client) -> str:
    """The secret of the app that was set up by the page."""
    secret = client.get(APP).context["form"].secret
    response = client.post(APP, {"code": code_of(secret)})
    assert response.url == CODES
    return secret


def by_code(person: Person) -> Client:
    """Signed in by the code of a text message, which for staff with an app is only the first half."""
    LimitCount.objects.all().delete()
    client = Client()
    ask_for_code(client, person.phone)
    client.next_page = give_code(client, newest_code(person.phone)).url
    return client


def is_signed_in(client: Client) -> bool:
    return get_user(client).is_authenticated


@pytest.mark.parametrize("page", ["/desk/", "/people/me/", "/", "/cms/", "/people/messages/", "/courses/"])
@pytest.mark.parametrize("role", ["company_officer", "auditor", "administrator"])
def test_every_page_leads_staff_to_the_set_up_first(role, page, request, client_for):
    response = client_for(request.getfixturevalue(role)).get(page)
    assert (response.status_code, response.url.partition("?")[0]) == (302, HOME)


@pytest.mark.parametrize("role", ["worker", "trainer", "reviewer", "librarian"])
def test_others_need_no_second_proof(role, request, client_for):
    assert client_for(request.getfixturevalue(role)).get("/people/me/").status_code == 200


def test_superuser_needs_one(db, client_for):
    owner = Person.objects.create_superuser("+8619900007777", name="主管")
    assert client_for(owner).get("/cms/").url.startswith(HOME)


def test_api_answers_with_a_sentence(company_officer, client_for):
    answer = client_for(company_officer).get("/api/v1/people/")
    assert (answer.status_code, answer.json()["code"]) == (403, "second_factor")
    assert "第二重验证" in answer.json()["detail"]


def test_switched_off_it_asks_nobody(company_officer, client_for, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    assert client_for(company_officer).get("/people/me/").status_code == 200


def test_days_of_grace_begin_with_the_role(tree, worker, settings, client_for):
    settings.SECOND_FACTOR_GRACE_DAYS = 7
    grant = grant_role(person=worker, role=Role.OFFICER, union=tree.company, by=None)
    client = client_for(worker)
    assert client.get("/people/me/").status_code == 200
    type(grant).objects.update(from_on="2026-01-01")
    assert client.get("/people/me/").status_code == 302


def test_a_role_given_while_signed_in_asks_at_once(tree, worker, client_for):
    client = client_for(worker)
    assert client.get("/people/me/").status_code == 200
    grant_role(person=worker, role=Role.OFFICER, union=tree.company, by=None)
    assert client.get("/people/me/").status_code == 302


def test_setting_up_opens_the_pages_shows_codes_once_proved_and_leads_on(company_officer, client_for):
    client = client_for(company_officer)
    page = client.get("/people/messages/", follow=True)
    assert "您的岗位能看到他人信息，请现在设置第二重验证" in page.content.decode()
    set_up(client)
    codes = client.get(CODES)
    assert len(codes.context["unused_codes"]) == 10
    assert codes.context["next_url"] == "/people/messages/"
    assert client.get("/people/me/").status_code == 200


def test_wrong_first_code_sets_nothing_up_and_the_key_stays(company_officer, client_for):
    client = client_for(company_officer)
    secret = client.get(APP).context["form"].secret
    response = client.post(APP, {"code": "000000" if code_of(secret) != "000000" else "000001"})
    assert "数字不对，请输入验证器现在显示的那一组。" in response.content.decode()
    assert response.context["form"].secret == secret
    assert not Authenticator.objects.exists()


def test_secret_lies_sealed_and_the_picture_is_svg(company_officer, client_for):
    client = client_for(company_officer)
    assert client.get(APP).context["totp_svg"].startswith("<svg")
    secret = set_up(client)
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored


def test_signing_in_by_code_asks_for_the_app_then_opens(company_officer, client_for):
    secret = set_up(client_for(company_officer))
    client = by_code(company_officer)
    assert (client.next_page, is_signed_in(client)) == (GIVE, False)
    assert client.get("/people/me/").url.startswith("/accounts/login/")
    wrong = client.post(GIVE, {"code": code_of(secret, 40)})
    assert "数字不对" in wrong.content.decode()
    assert not is_signed_in(client)
    client.post(GIVE, {"code": f" {code_of(secret)[:3]} {code_of(secret)[3:]} "})
    assert is_signed_in(client)
    assert client.get("/people/me/").status_code == 200


def test_password_alone_is_not_enough_either(company_officer, client_for, client):
    set_up(client_for(company_officer))
    company_officer.set_password("long-enough-2026")
    company_officer.save()
    fields = {"login": company_officer.phone, "password": "long-enough-2026"}
    assert client.post("/accounts/login/password/", fields).url == GIVE
    assert not is_signed_in(client)


def test_a_code_of_the_app_counts_once_even_when_the_cache_is_emptied(company_officer, client_for):
    secret = set_up(client_for(company_officer))
    clients, code = [by_code(company_officer) for _number in range(2)], code_of(secret)
    clients[0].post(GIVE, {"code": code})
    cache.clear()
    clients[1].post(GIVE, {"code": code})
    assert [is_signed_in(client) for client in clients] == [True, False]


def by_code_and(person: Person, code: str) -> bool:
    client = by_code(person)
    client.post(GIVE, {"code": code})
    return is_signed_in(client)


def test_recovery_code_opens_once(company_officer, client_for):
    client = client_for(company_officer)
    set_up(client)
    code = client.get(CODES).context["unused_codes"][0]
    assert by_code_and(company_officer, code)
    assert not by_code_and(company_officer, code)


def test_five_wrong_codes_close_it_for_a_while_whatever_the_browser(company_officer, client_for):
    secret = set_up(client_for(company_officer))
    clients = [by_code(company_officer) for _number in range(2)]
    for _try in range(5):
        clients[0].post(GIVE, {"code": "000000"})
    response = clients[1].post(GIVE, {"code": code_of(secret)})
    assert response.context["form"].errors["code"] == ["错误次数太多，请 5 分钟后再试。"]
    assert not is_signed_in(clients[1])


def test_session_of_before_gives_the_proof_again(company_officer, client_for):
    before = client_for(company_officer)
    secret = set_up(client_for(company_officer))
    assert before.get("/people/me/").url.startswith(AGAIN)
    response = before.post(f"{AGAIN}?next=/people/me/", {"code": code_of(secret), "next": "/people/me/"})
    assert response.url == "/people/me/"
    assert before.get("/people/me/").status_code == 200


def test_the_only_proof_of_staff_cannot_be_removed(company_officer, client_for):
    client = client_for(company_officer)
    set_up(client)
    prove_again(client, company_officer)
    response = client.post("/accounts/second/app/remove/")
    assert "您的岗位需要第二重验证，请先设置另一种。" in response.content.decode()
    assert Authenticator.objects.filter(type="totp").exists()


def test_a_session_of_before_cannot_take_the_proof_away_with_a_password(company_officer, client_for):
    company_officer.set_password("long-enough-2026")
    company_officer.save()
    before = client_for(company_officer)
    set_up(client_for(company_officer))
    assert before.get("/accounts/second/app/remove/").url.startswith(AGAIN)
    assert before.post("/accounts/again/", {"password": "long-enough-2026"}).url.startswith(AGAIN)
    before.post("/accounts/second/app/remove/")
    assert Authenticator.objects.filter(type="totp").exists()


def prove_again(client: Client, person: Person) -> None:
    codes = Authenticator.objects.get(user=person, type="recovery_codes").wrap().get_unused_codes()
    client.post(AGAIN, {"code": codes[-1]})


def test_each_change_is_audited(company_officer, client_for):
    client = client_for(company_officer)
    set_up(client)
    client.post("/accounts/second/codes/new/")
    own = Entry.objects.filter(subject=company_officer.pk, action__startswith="second_factor")
    lines = own.order_by("number").values_list("action", "facts")
    assert list(lines) == [
        ("second_factor.added", {"type": "totp"}),
        ("second_factor.renewed", {"type": "recovery_codes"}),
    ]


def test_app_token_without_the_proof_opens_nothing_and_with_it_the_api(company_officer, client_for):
    secret = set_up(client_for(company_officer))
    LimitCount.objects.all().delete()
    app, base = Client(), "/_allauth/app/v1/auth/"
    found = app.get(f"{base}code/challenge").json()["data"]
    headers = {"X-Device": found["device"]}

    def post(path: str, **data):
        return app.post(f"{base}{path}", data, content_type="application/json", headers=headers)

    asked = post("code/request", phone=company_officer.phone, work=work_of(found["challenge"]))
    headers["X-Session-Token"] = asked.json()["meta"]["session_token"]
    half = post("code/confirm", code=newest_code(company_officer.phone))
    assert half.status_code == 401
    assert [flow["id"] for flow in half.json()["data"]["flows"] if flow.get("is_pending")] == ["mfa_authenticate"]
    assert app.get("/api/v1/me/", headers=headers).status_code in {401, 403}
    whole = post("2fa/authenticate", code=code_of(secret))
    token = {"X-Session-Token": whole.json()["meta"]["session_token"]}
    assert app.get("/api/v1/me/", headers=token).status_code == 200


def test_app_token_of_staff_who_set_nothing_up_is_told_where_to(company_officer):
    LimitCount.objects.all().delete()
    app, base = Client(), "/_allauth/app/v1/auth/"
    found = app.get(f"{base}code/challenge").json()["data"]
    headers = {"X-Device": found["device"]}
    fields = {"phone": company_officer.phone, "work": work_of(found["challenge"])}
    asked = app.post(f"{base}code/request", fields, content_type="application/json", headers=headers)
    headers["X-Session-Token"] = asked.json()["meta"]["session_token"]
    given = {"code": newest_code(company_officer.phone)}
    whole = app.post(f"{base}code/confirm", given, content_type="application/json", headers=headers)
    token = {"X-Session-Token": whole.json()["meta"]["session_token"]}
    answer = app.get("/api/v1/me/", headers=token)
    assert answer.status_code == 403
    assert "请先在网站上登录并设置" in answer.json()["detail"]


def test_administrator_resets_it_with_a_reason_and_the_person_is_out(administrator, company_officer, client_for):
    lost, desk = client_for(company_officer), client_for(administrator)
    set_up(lost)
    set_up(desk)
    url = f"/people/{company_officer.pk}/second-factor/"
    assert "请写明原因" in desk.post(url, {"reason": " "}).content.decode()
    response = desk.post(url, {"reason": "手机丢失，已当面核对证件"}, follow=True)
    assert "已重置吴厂的第二重验证" in response.content.decode()
    assert not Authenticator.objects.filter(user=company_officer).exists()
    assert not Session.objects.filter(person=company_officer).exists()
    entry = Entry.objects.filter(action="second_factor.reset").get()
    assert (entry.reason, str(entry.subject)) == ("手机丢失，已当面核对证件", str(company_officer.pk))


def test_reset_is_404_for_everybody_without_authority_there(tree, company_officer, client_for, request, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    url = f"/people/{company_officer.pk}/second-factor/"
    elsewhere = _person("乙管", tree.other_county, Role.ADMINISTRATOR)
    for person in (elsewhere, company_officer, *map(request.getfixturevalue, ["worker", "city_officer", "auditor"])):
        assert client_for(person).get(url).status_code == 404
        assert client_for(person).post(url, {"reason": "x"}).status_code == 404


def test_action_refuses_oneself_strangers_and_no_reason(tree, administrator, company_officer):
    elsewhere = _person("乙管", tree.other_county, Role.ADMINISTRATOR)
    for by, person in ((administrator, administrator), (elsewhere, company_officer)):
        with pytest.raises(PermissionDenied):
            reset_second_factor(person=person, reason="x", by=by)
    with pytest.raises(ValidationError):
        reset_second_factor(person=company_officer, reason="", by=administrator)


def test_passkey_page_offers_options_for_this_host_and_foreign_keys_are_404(company_officer, coworker, client_for):
    client = client_for(company_officer)
    options = client.get("/accounts/second/passkey/").context["js_data"]["creation_options"]["publicKey"]
    assert options["rp"] == {"id": "testserver", "name": "工学"}
    refused = client.post("/accounts/second/passkey/", {"credential": "{}"})
    assert refused.context["form"].errors
    key = Authenticator.objects.create(user=coworker, type="webauthn", data={"name": "钥匙", "credential": {}})
    set_up(client)
    prove_again(client, company_officer)
    assert client.get(f"/accounts/second/passkey/{key.pk}/remove/").status_code == 404
    assert client.post(f"/accounts/second/passkey/{key.pk}/remove/").status_code == 404


def test_query_of_the_session_brings_the_answer_along(company_officer, client_for, django_assert_num_queries):
    client = client_for(company_officer)
    set_up(client)
    person = Session.objects.with_person().get(person=company_officer).signed_in()
    with django_assert_num_queries(0):
        assert needs_second_factor(person)
