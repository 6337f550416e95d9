"""Who needs a second proof before anything opens, on the pages and by the API."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.actions import grant_role
from accounts.enums import Role
from accounts.models import LimitCount, Person, Session
from accounts.second_factor.rules import needs_second_factor
from tests.accounts.second_factor.proving import HOME, code_of, set_up
from tests.accounts.signing import newest_code, work_of


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


def test_query_of_the_session_brings_the_answer_along(company_officer, client_for, django_assert_num_queries):
    client = client_for(company_officer)
    set_up(client)
    person = Session.objects.with_person().get(person=company_officer).signed_in()
    with django_assert_num_queries(0):
        assert needs_second_factor(person)
