"""Whoever has a second proof opens a full number by it: each code and each answer once, never remembered."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from accounts.actions import set_paper
from accounts.enums import PaperKind
from audit.models import Entry
from tests.accounts.passkeys import Passkey
from tests.accounts.second_factor.proving import code_of
from tests.accounts.signing import newest_code

NUMBER = "510802199202290008"


@pytest.fixture
def page(worker, county_officer, client_for):
    """The page of a worker's paper, opened by an officer: `page()` gets it, `page(code=…)` asks for the number."""
    set_paper(person=worker, kind=PaperKind.RESIDENT, number=NUMBER, by=None)
    client = client_for(county_officer)

    def open_page(**typed):
        address = f"/people/{worker.pk}/paper/"
        return client.post(address, {"reason": "核对证书", **typed}) if typed else client.get(address)

    return open_page


def shows(response) -> bool:
    return NUMBER in response.content.decode()


def test_the_app_is_asked_first_and_each_of_its_codes_counts_once(page, county_officer):
    secret = generate_totp_secret()
    TOTP.activate(county_officer, secret)
    assert list(page().context["reveal"].fields) == ["reason", "factor", "credential"]
    wrong = page(action="reveal", factor="000000" if code_of(secret) != "000000" else "000001")
    assert (shows(wrong), "factor" in wrong.context["reveal"].errors) == (False, True)
    code = code_of(secret)
    assert [shows(page(action="reveal", factor=code)) for _time in range(2)] == [True, False]
    assert Entry.objects.filter(action="paper.revealed").count() == 1
    assert not shows(page())


def test_a_recovery_code_opens_it_too_and_is_crossed_out(page, county_officer):
    TOTP.activate(county_officer, generate_totp_secret())
    code = RecoveryCodes.activate(county_officer).get_unused_codes()[0]
    assert [shows(page(action="reveal", factor=code)) for _time in range(2)] == [True, False]


def test_five_wrong_codes_of_the_app_close_for_a_while(page, county_officer):
    secret = generate_totp_secret()
    TOTP.activate(county_officer, secret)
    for _time in range(5):
        page(action="reveal", factor="12345")
    assert not shows(page(action="reveal", factor=code_of(secret)))


def test_who_has_left_the_app_at_home_still_gets_a_code_by_text(page, county_officer):
    TOTP.activate(county_officer, generate_totp_secret())
    assert list(page(action="send").context["reveal"].fields) == ["reason", "code", "credential"]
    assert shows(page(action="reveal", code=newest_code(county_officer.phone)))


def test_a_passkey_answers_the_question_of_this_page_once(page, county_officer):
    key = Passkey(county_officer)
    answer = key.answer(page().context["passkey"])
    assert [shows(page(credential=answer)) for _time in range(2)] == [True, False]


def test_a_passkey_of_somebody_else_or_nonsense_opens_nothing(page, county_officer, coworker):
    Passkey(county_officer)
    question = page().context["passkey"]
    for answer in (Passkey(coworker).answer(question), "{}", "no json", "[]", '{"id": 1}'):
        refused = page(credential=answer)
        assert (shows(refused), "credential" in refused.context["reveal"].errors) == (False, True)
        assert (
            '<input type="hidden" name="credential">' in refused.content.decode()
        )  # what was refused is not sent again


def test_a_passkey_without_a_reason_opens_nothing(page, county_officer):
    key = Passkey(county_officer)
    assert not shows(page(credential=key.answer(page().context["passkey"]), reason=" "))
    assert not Entry.objects.filter(action="paper.revealed").exists()


def test_a_passkey_without_an_app_is_asked_first_and_a_recovery_code_after_it(page, county_officer):
    Passkey(county_officer)
    code = RecoveryCodes.activate(county_officer).get_unused_codes()[0]
    asked = page().content.decode()
    assert asked.index("使用通行密钥") < asked.index('name="factor"')
    assert "验证器里的数字" not in asked
    assert shows(page(action="reveal", factor=code))
