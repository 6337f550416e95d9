"""The full number: for officers of the person, with a reason and a fresh proof, once, with a line in the log."""

import pytest

from accounts.actions import set_paper
from accounts.enums import PaperKind
from accounts.models import IdentityPaper, LimitCount, SmsMessage
from audit.models import Entry
from privacy.actions import give_consent
from tests.accounts.signing import newest_code

LEAP, OTHER = "510802199202290008", "510824200012310008"
PASSWORD = "a long enough password"


@pytest.fixture
def paper(worker):
    return set_paper(person=worker, kind=PaperKind.RESIDENT, number=LEAP, by=None)


@pytest.fixture
def officer(county_officer):
    county_officer.set_password(PASSWORD)
    county_officer.save()
    return county_officer


def url(person) -> str:
    return f"/people/{person.pk}/paper/"


def text(response) -> str:
    return response.content.decode()


def reveals():
    return Entry.objects.filter(action="paper.revealed")


def test_the_page_shows_the_masked_number_and_is_never_stored(paper, worker, county_officer, client_for):
    response = client_for(county_officer).get(url(worker))
    assert "510802********0008" in text(response)
    assert LEAP not in text(response)
    assert "no-store" in response["Cache-Control"]
    assert Entry.objects.filter(action="paper.opened", by=county_officer.pk, subject=worker.pk).count() == 1


@pytest.mark.parametrize("name", ["coworker", "stranger", "trainer", "librarian", "reviewer", "other_officer"])
def test_for_everybody_else_there_is_no_such_page(request, name, paper, worker, client_for):
    assert client_for(request.getfixturevalue(name)).get(url(worker)).status_code == 404


def test_for_oneself_there_is_another_page(worker, county_officer, client_for):
    assert client_for(county_officer).get(url(county_officer)).status_code == 404
    assert client_for(worker).get(url(worker)).status_code == 404


def test_a_password_and_a_reason_show_the_number_once(paper, worker, officer, client_for):
    client = client_for(officer)
    response = client.post(url(worker), {"action": "reveal", "reason": "核对证书", "password": PASSWORD})
    assert LEAP in text(response)
    assert "no-store" in response["Cache-Control"]
    line = reveals().get()
    assert (line.by, line.subject, line.reason) == (officer.pk, worker.pk, "核对证书")
    assert LEAP not in text(client.get(url(worker)))


@pytest.mark.parametrize(
    "typed",
    [
        {"reason": "", "password": PASSWORD},
        {"reason": "  ", "password": PASSWORD},
        {"reason": "核对", "password": "wrong"},
        {"reason": "核对", "password": ""},
        {"reason": "核对"},
        {"reason": "因" * 201, "password": PASSWORD},
    ],
)
def test_without_a_reason_or_a_proof_nothing_is_shown_or_written(typed, paper, worker, officer, client_for):
    response = client_for(officer).post(url(worker), {"action": "reveal", **typed})
    assert LEAP not in text(response)
    assert "hint err" in text(response)
    assert not reveals().exists()


def test_who_has_no_password_proves_it_by_a_fresh_code(paper, worker, county_officer, client_for):
    client = client_for(county_officer)
    sent = client.post(url(worker), {"action": "send", "reason": "核对证书"})
    assert "核对证书" in text(sent)
    code = newest_code(county_officer.phone)
    wrong = str((int(code) + 1) % 1_000_000).zfill(6)
    assert LEAP not in text(client.post(url(worker), {"action": "reveal", "reason": "核对", "code": wrong}))
    assert LEAP in text(client.post(url(worker), {"action": "reveal", "reason": "核对", "code": code}))
    assert LEAP not in text(client.post(url(worker), {"action": "reveal", "reason": "核对", "code": code}))
    assert reveals().count() == 1


def test_a_code_of_another_session_proves_nothing(paper, worker, county_officer, client_for):
    first, second = client_for(county_officer), client_for(county_officer)
    first.post(url(worker), {"action": "send"})
    code = newest_code(county_officer.phone)
    assert LEAP not in text(second.post(url(worker), {"action": "reveal", "reason": "核对", "code": code}))


def test_five_wrong_codes_burn_it(paper, worker, county_officer, client_for):
    client = client_for(county_officer)
    client.post(url(worker), {"action": "send"})
    code = newest_code(county_officer.phone)
    wrong = str((int(code) + 1) % 1_000_000).zfill(6)
    for _time in range(5):
        client.post(url(worker), {"action": "reveal", "reason": "核对", "code": wrong})
    assert LEAP not in text(client.post(url(worker), {"action": "reveal", "reason": "核对", "code": code}))


def test_five_wrong_passwords_close_for_a_while(paper, worker, officer, client_for):
    client = client_for(officer)
    for _time in range(5):
        client.post(url(worker), {"action": "reveal", "reason": "核对", "password": "wrong"})
    response = client.post(url(worker), {"action": "reveal", "reason": "核对", "password": PASSWORD})
    assert LEAP not in text(response)


def test_nobody_reads_out_a_union_one_by_one(paper, worker, officer, client_for, settings):
    settings.SIGN_IN_LIMITS = {**settings.SIGN_IN_LIMITS, "reveal_day": (2, 86400)}
    client = client_for(officer)
    shown = [
        LEAP in text(client.post(url(worker), {"action": "reveal", "reason": "核对", "password": PASSWORD}))
        for _time in range(3)
    ]
    assert shown == [True, True, False]
    assert LimitCount.objects.filter(key__startswith="reveal_day").exists()


def test_an_auditor_may_see_and_not_enter(paper, worker, auditor, client_for):
    client = client_for(auditor)
    assert 'value="set"' not in text(client.get(url(worker)))
    client.post(url(worker), {"action": "set", "kind": "resident", "number": OTHER})
    assert IdentityPaper.objects.get().number == LEAP


def test_an_officer_corrects_a_number_and_what_is_wrong_stands_at_the_field(paper, worker, officer, client_for):
    client = client_for(officer)
    response = client.post(url(worker), {"action": "set", "kind": "resident", "number": "5.10802E+17"})
    assert "5.10802E+17" in text(response)
    assert "hint err" in text(response)
    client.post(url(worker), {"action": "set", "kind": "resident", "number": OTHER})
    assert IdentityPaper.objects.get().number == OTHER


def test_a_worker_agrees_enters_hers_once_and_sees_it_masked(worker, client_for):
    client = client_for(worker)
    agree = "/privacy/consents/?next=/people/me/paper/#id_paper"
    assert agree in text(client.get("/people/me/paper/"))
    early = text(client.post("/people/me/paper/", {"kind": "resident", "number": LEAP}))
    assert ("需要您的单独同意" in early, LEAP in early, IdentityPaper.objects.exists()) == (True, True, False)
    assert 'name="next" value="/people/me/paper/"' in text(client.get(agree))
    given = {"kind": "id_paper", "give": "1", "next": "/people/me/paper/"}
    assert client.post("/privacy/consents/change/", given).url == "/people/me/paper/"
    assert 'name="number"' in text(client.get("/people/me/paper/"))
    wrong = client.post("/people/me/paper/", {"kind": "resident", "number": "510802199202290007"})
    assert "510802199202290007" in text(wrong)
    client.post("/people/me/paper/", {"kind": "resident", "number": LEAP})
    page = text(client.get("/people/me/paper/"))
    assert "510802********0008" in page
    assert LEAP not in page
    assert 'name="number"' not in page
    client.post("/people/me/paper/", {"kind": "resident", "number": OTHER})
    assert IdentityPaper.objects.get().number == LEAP


def test_a_number_of_somebody_else_is_refused_without_naming_her(paper, coworker, worker, client_for):
    give_consent(person=coworker, kind="id_paper", channel="page", by=coworker)
    response = client_for(coworker).post("/people/me/paper/", {"kind": "resident", "number": LEAP})
    assert worker.name not in text(response)
    assert not IdentityPaper.objects.filter(person=coworker).exists()


def test_no_text_message_and_no_session_holds_the_number(paper, worker, county_officer, client_for):
    client = client_for(county_officer)
    client.post(url(worker), {"action": "send", "reason": "核对"})
    code = newest_code(county_officer.phone)
    client.post(url(worker), {"action": "reveal", "reason": "核对", "code": code})
    assert LEAP not in repr(dict(client.session))
    assert not SmsMessage.objects.filter(text__contains=LEAP).exists()
