"""Proofs are changed by whoever gives one, and the last one of staff stays."""

from __future__ import annotations

from allauth.mfa.models import Authenticator

from audit.models import Entry
from tests.accounts.second_factor.proving import AGAIN, code_of, prove_again, set_up


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
