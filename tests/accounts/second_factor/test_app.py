"""The codes of an app and the recovery codes: set up by the first, signed in with by each once."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.core.cache import cache

from accounts.models import Person
from tests.accounts.second_factor.proving import APP, CODES, GIVE, by_code, code_of, is_signed_in, set_up


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
