"""A passkey as the second proof: asked of whoever has one, first where there is no app, and refused with a sentence."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from tests.accounts.passkeys import Passkey
from tests.accounts.second_factor.proving import AGAIN, GIVE, by_code, code_of, is_signed_in, prove_again, set_up

ADD, PASSKEY_AGAIN = "/accounts/second/passkey/", "/accounts/second/passkey/again/"
BUTTON, CODE = "data-passkey", 'name="code"'


@pytest.fixture(autouse=True)
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def test_whoever_has_no_passkey_is_not_asked_for_one(company_officer, client_for):
    set_up(client_for(company_officer))
    page = by_code(company_officer).get(GIVE).content.decode()
    assert (CODE in page, BUTTON in page) == (True, False)


def test_whoever_has_both_is_asked_for_the_app_first(company_officer, client_for):
    set_up(client_for(company_officer))
    Passkey(company_officer)
    page = by_code(company_officer).get(GIVE).content.decode()
    assert page.index(CODE) < page.index(BUTTON)


def test_whoever_has_a_passkey_alone_is_asked_for_it_first_and_may_give_a_recovery_code(company_officer):
    Passkey(company_officer)
    code = RecoveryCodes.activate(company_officer).get_unused_codes()[0]
    client = by_code(company_officer)
    page = client.get(GIVE).content.decode()
    assert page.index(BUTTON) < page.index(CODE)
    assert "验证器里的数字" not in page
    assert "恢复码不对，或者已经用过" in client.post(GIVE, {"code": "00000000"}).content.decode()
    client.post(GIVE, {"code": code})
    assert is_signed_in(client)


def test_the_passkey_signs_in_and_a_second_time_its_answer_does_not(company_officer):
    key, clients = Passkey(company_officer), [by_code(company_officer) for _number in range(2)]
    answer = key.answer(clients[0].get(GIVE).context["js_data"])
    clients[1].get(GIVE)
    for client in clients:
        client.post(GIVE, {"credential": answer})
    assert [is_signed_in(client) for client in clients] == [True, False]


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "http://testserver"])
def test_an_answer_given_to_a_page_of_another_address_is_refused_with_a_sentence(company_officer, origin):
    key, client = Passkey(company_officer), by_code(company_officer)
    answer = key.answer(client.get(GIVE).context["js_data"], origin)
    assert "这次通行密钥没有通过" in client.post(GIVE, {"credential": answer}).content.decode()
    assert not is_signed_in(client)


def test_session_of_before_gives_the_passkey_or_a_recovery_code(company_officer, client_for):
    before, key = client_for(company_officer), Passkey(company_officer)
    RecoveryCodes.activate(company_officer)
    asked = before.get("/people/me/", follow=True)
    assert asked.redirect_chain[-1][0].startswith(PASSKEY_AGAIN)
    assert f'href="{AGAIN}' in asked.content.decode()
    assert "验证器里的数字" not in before.get(AGAIN).content.decode()
    before.post(PASSKEY_AGAIN, {"credential": key.answer(asked.context["js_data"])})
    assert before.get("/people/me/").status_code == 200


def test_session_of_before_gives_the_code_where_there_is_an_app(company_officer, client_for):
    before = client_for(company_officer)
    secret = set_up(client_for(company_officer))
    Passkey(company_officer)
    assert before.get("/people/me/").url.startswith(AGAIN)
    before.post(AGAIN, {"code": code_of(secret)})
    assert before.get("/people/me/").status_code == 200


@pytest.mark.parametrize("typed", ["", "{}", "no json", "[]", "1", '{"id": 1}', '{"id": "a", "response": {}}'])
def test_what_is_no_passkey_is_not_added_and_the_page_says_so(company_officer, client_for, typed):
    refused = client_for(company_officer).post(ADD, {"credential": typed})
    assert "这次通行密钥没有通过" in refused.content.decode()
    assert not Authenticator.objects.exists()


def test_adding_page_leads_to_the_app_until_there_is_one(company_officer, client_for):
    client, link = client_for(company_officer), 'href="/accounts/second/app/"'
    assert link in client.get(ADD).content.decode()
    set_up(client)
    assert link not in client.get(ADD).content.decode()


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
