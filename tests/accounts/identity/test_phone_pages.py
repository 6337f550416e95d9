"""A phone number is a log-in name: both are proved before it changes, or an officer acts with a reason."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.actions import change_phone, create_person, grant_role, release_phone
from accounts.enums import Role
from accounts.models import Person, Session, SmsMessage
from audit.models import Entry
from tests.accounts.signing import after_a_minute, newest_code

MINE, URL = "+8619900005555", "/people/me/phone/"


def text(response) -> str:
    return response.content.decode()


def prove_old(client, person) -> None:
    client.post(URL, {"action": "send_old"})
    client.post(URL, {"code": newest_code(person.phone)})


def code_of(**fields) -> str:
    with pytest.raises(ValidationError) as refusal:
        change_phone(**fields)
    if hasattr(refusal.value, "error_dict"):
        return next(iter(refusal.value.error_dict.values()))[0].code
    return refusal.value.code


def test_both_numbers_are_proved_and_other_devices_signed_out(worker, client_for):
    client, other = client_for(worker), client_for(worker)
    old = worker.phone
    prove_old(client, worker)
    client.post(URL, {"phone": "199 0000 5555"})
    client.post(URL, {"code": newest_code(MINE)})
    stored = Person.objects.get(pk=worker.pk)
    assert stored.phone == MINE
    assert stored.phone_verified_at
    assert client.get("/people/me/").status_code == 200
    assert other.get("/people/me/").status_code == 302
    assert SmsMessage.objects.filter(phone=old).latest("pk").expires_at is None  # the old number is told
    line = Entry.objects.get(action="phone.changed")
    assert (line.by, line.subject, line.facts) == (worker.pk, worker.pk, {"fields": ["phone"], "proved": True})


def test_without_the_old_number_nothing_goes_on(worker, client_for):
    client = client_for(worker)
    client.post(URL, {"phone": "199 0000 5555"})
    assert not SmsMessage.objects.filter(phone=MINE).exists()
    client.post(URL, {"action": "send_old"})
    client.post(URL, {"code": "000000"})
    client.post(URL, {"phone": "199 0000 5555"})
    assert not SmsMessage.objects.filter(phone=MINE).exists()


def test_a_code_for_one_purpose_opens_no_other(worker, client_for):
    client = client_for(worker)
    prove_old(client, worker)
    client.post(URL, {"phone": "199 0000 5555"})
    response = client.post(URL, {"code": newest_code(worker.phone)})
    assert "hint err" in text(response)
    assert Person.objects.get(pk=worker.pk).phone == worker.phone


def test_the_number_of_a_living_record_is_not_taken(worker, coworker, client_for):
    client = client_for(worker)
    prove_old(client, worker)
    client.post(URL, {"phone": coworker.phone.removeprefix("+86")})
    response = client.post(URL, {"code": newest_code(coworker.phone)}, follow=True)
    assert "banner bad" in text(response)
    assert Person.objects.get(pk=coworker.pk).phone == coworker.phone
    assert Person.objects.get(pk=worker.pk).phone == worker.phone


def test_the_own_number_again_is_said(worker, client_for):
    client = client_for(worker)
    prove_old(client, worker)
    after_a_minute()
    assert "hint err" in text(client.post(URL, {"phone": worker.phone.removeprefix("+86")}))


def test_steps_can_be_begun_again(worker, client_for):
    client = client_for(worker)
    prove_old(client, worker)
    assert 'name="phone"' in text(client.get(URL))
    client.post(URL, {"action": "back"})
    assert 'value="send_old"' in text(client.get(URL))


def test_the_action_itself_asks_for_the_proof(worker):
    with pytest.raises(PermissionDenied):
        change_phone(person=worker, new=MINE, by=worker)


def test_an_officer_sets_a_number_with_a_reason_and_ends_the_sign_ins(tree, worker, company_officer, client_for):
    grant_role(person=worker, role=Role.WORKER, union=tree.company, by=None)  # no power over anybody
    hers = client_for(worker)
    url = f"/people/{worker.pk}/phone/"
    client = client_for(company_officer)
    assert "hint err" in text(client.post(url, {"action": "change", "phone": MINE, "reason": ""}))
    client.post(url, {"action": "change", "phone": MINE, "reason": "手机丢失，已核对身份证"})
    stored = Person.objects.get(pk=worker.pk)
    assert (stored.phone, stored.phone_verified_at) == (MINE, None)
    assert hers.get("/people/me/").status_code == 302
    assert Entry.objects.get(action="phone.changed").reason == "手机丢失，已核对身份证"


@pytest.mark.parametrize("name", ["coworker", "trainer", "auditor", "other_officer", "librarian"])
def test_nobody_else_sets_it(request, name, worker, client_for):
    by = request.getfixturevalue(name)
    assert client_for(by).get(f"/people/{worker.pk}/phone/").status_code == 404
    with pytest.raises(PermissionDenied):
        change_phone(person=worker, new=MINE, by=by, reason="x")


def test_an_officer_does_not_take_over_a_colleague_with_a_role(tree, trainer, county_officer, company_officer):
    with pytest.raises(PermissionDenied):
        change_phone(person=trainer, new=MINE, by=county_officer, reason="x")
    with pytest.raises(PermissionDenied):
        change_phone(person=county_officer, new=MINE, by=company_officer, reason="x")


def test_an_officer_takes_a_number_from_another_record_only_when_she_says_so(worker, stranger, company_officer):
    fields = {"person": worker, "new": stranger.phone, "by": company_officer, "reason": "号码已归本人"}
    assert code_of(**fields) == "taken"
    change_phone(**fields, is_recycled=True)
    assert Person.objects.get(pk=worker.pk).phone == stranger.phone
    assert Person.objects.get(pk=stranger.pk).phone is None
    assert Entry.objects.get(action="phone.released").subject == stranger.pk


def test_a_number_of_somebody_with_a_role_is_not_taken_so(tree, worker, stranger, company_officer):
    grant_role(person=stranger, role=Role.OFFICER, union=tree.other_company, by=None)
    with pytest.raises(PermissionDenied):
        change_phone(person=worker, new=stranger.phone, by=company_officer, reason="x", is_recycled=True)


def test_registering_the_new_owner_releases_the_number_and_opens_nothing(tree, worker, administrator, client_for):
    number = worker.phone
    hers = client_for(worker)
    with pytest.raises(ValidationError):
        create_person(name="新机主", phone=number, union=tree.other_company, by=administrator)
    new = create_person(name="新机主", phone=number, union=tree.other_company, by=administrator, is_recycled=True)
    assert Person.objects.get(phone=number) == new
    assert hers.get("/people/me/").status_code == 302
    assert not Session.objects.filter(person=worker).exists()
    assert worker.memberships.count() == 1


def test_an_officer_takes_a_number_off_a_record(worker, company_officer, client_for):
    url = f"/people/{worker.pk}/phone/"
    client = client_for(company_officer)
    client.post(url, {"action": "release", "reason": "号码已换主人"})
    assert Person.objects.get(pk=worker.pk).phone is None
    assert Entry.objects.get(action="phone.released").facts == {"fields": ["phone"], "why": "recycled"}
    assert client.get(url).status_code == 200


def test_a_released_number_is_free_for_its_owner(worker, coworker):
    number = worker.phone
    release_phone(person=worker, by=None, why="recycled")
    change_phone(person=coworker, new=number, by=coworker, is_proved=True)
    assert Person.objects.get(phone=number) == coworker
