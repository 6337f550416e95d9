"""Possession of a number that was long unused opens no record to a new owner, and to the old one with her paper."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from accounts.actions import change_phone, set_paper
from accounts.enums import PaperKind
from accounts.identity.recycling import is_unused
from accounts.models import Person
from audit.models import Entry
from tests.accounts.signing import ask_for_code, give_code, newest_code
from tests.accounts.test_headless import sign_in

LEAP, OTHER = "510802199202290008", "510824200012310008"
PAGE = "/accounts/login/still-you/"
LONG = datetime.timedelta(days=181)


@pytest.fixture
def sleeper(worker) -> Person:
    """Last seen more than half a year ago."""
    long_ago = timezone.now() - LONG
    Person.objects.filter(pk=worker.pk).update(phone_set_at=long_ago, last_login=long_ago)
    return Person.objects.get(pk=worker.pk)


def arrive(person) -> tuple[Client, object]:
    client = Client()
    ask_for_code(client, person.phone)
    return client, give_code(client, newest_code(person.phone))


def is_signed_in(client: Client) -> bool:
    return client.get("/people/me/").status_code == 200


def test_who_was_seen_lately_signs_in_as_ever(worker):
    client, response = arrive(worker)
    assert response.url != PAGE
    assert is_signed_in(client)


@pytest.mark.parametrize(
    ("seen", "entered", "unused"),
    [(None, 0, False), (None, 181, True), (181, 181, True), (1, 181, False), (181, 1, False), (None, None, True)],
)
def test_unused_is_neither_entered_nor_used_for_long(worker, seen, entered, unused):
    now = timezone.now()
    worker.last_login = now - datetime.timedelta(days=seen) if seen is not None else None
    worker.phone_set_at = now - datetime.timedelta(days=entered) if entered is not None else None
    assert is_unused(worker) is unused


def test_the_code_alone_opens_nothing(sleeper):
    client, response = arrive(sleeper)
    assert response.url == PAGE
    assert not is_signed_in(client)
    page = client.get(PAGE).content.decode()
    assert sleeper.name not in page
    assert sleeper.masked_name not in page


def test_her_identity_number_opens_it_and_the_number_counts_as_used(sleeper):
    set_paper(person=sleeper, kind=PaperKind.RESIDENT, number=LEAP, by=None)
    client, _response = arrive(sleeper)
    client.post(PAGE, {"number": " 510802 19920229 0008"})
    assert is_signed_in(client)
    assert not is_unused(Person.objects.get(pk=sleeper.pk))


@pytest.mark.parametrize("typed", ["", OTHER, "nonsense", "5.10802E+17"])
def test_another_number_does_not(sleeper, typed):
    set_paper(person=sleeper, kind=PaperKind.RESIDENT, number=LEAP, by=None)
    client, _response = arrive(sleeper)
    client.post(PAGE, {"number": typed})
    assert not is_signed_in(client)
    assert Person.objects.get(pk=sleeper.pk).phone == sleeper.phone


def test_five_wrong_numbers_close_it_for_the_day(sleeper):
    set_paper(person=sleeper, kind=PaperKind.RESIDENT, number=LEAP, by=None)
    client, _response = arrive(sleeper)
    for _time in range(5):
        client.post(PAGE, {"number": OTHER})
    client.post(PAGE, {"number": LEAP})
    assert not is_signed_in(client)


def test_without_a_paper_only_the_union_can_confirm(sleeper, company_officer):
    client, _response = arrive(sleeper)
    assert 'name="number"' not in client.get(PAGE).content.decode()
    client.post(PAGE, {"number": LEAP})
    assert not is_signed_in(client)
    change_phone(person=sleeper, new=sleeper.phone, by=company_officer, reason="本人到场确认")
    assert not is_unused(Person.objects.get(pk=sleeper.pk))


def test_a_new_owner_lets_go_of_the_old_record_and_sees_nothing(sleeper, client_for):
    hers = client_for(sleeper)
    Person.objects.filter(pk=sleeper.pk).update(last_login=timezone.now() - LONG)
    client, _response = arrive(Person.objects.get(pk=sleeper.pk))
    assert "永久脱离原来的档案" in client.post(PAGE, {"action": "new"}).content.decode()
    assert Person.objects.get(pk=sleeper.pk).phone == sleeper.phone
    response = client.post(PAGE, {"action": "let-go"}, follow=True)
    assert sleeper.name not in response.content.decode()
    assert Person.objects.get(pk=sleeper.pk).phone is None
    assert not is_signed_in(client)
    assert not is_signed_in(hers)
    assert Entry.objects.get(action="phone.released").facts["why"] == "recycled"
    assert sleeper.memberships.count() == 1


def test_a_worker_takes_over_a_number_that_the_old_record_left_unused(sleeper, coworker):
    change_phone(person=coworker, new=sleeper.phone, by=coworker, is_proved=True)
    assert Person.objects.get(phone=sleeper.phone) == coworker
    assert Person.objects.get(pk=sleeper.pk).phone is None
    assert Entry.objects.get(action="phone.released").facts["why"] == "unused"


def test_a_held_sign_in_ends_after_some_minutes_and_with_the_number(sleeper):
    client, _response = arrive(sleeper)
    session = client.session
    session["held_sign_in"] = {**session["held_sign_in"], "at": timezone.now().timestamp() - 601}
    session.save()
    assert client.get(PAGE).url == "/accounts/login/"


def test_the_page_without_a_held_sign_in_leads_to_the_first_one(db):
    assert Client().get(PAGE).url == "/accounts/login/"


def test_the_headless_way_is_held_too(sleeper):
    client = Client()
    _asked, response, _token = sign_in(client, "/_allauth/browser/v1/", sleeper)
    assert response.status_code == 401
    assert not is_signed_in(client)
