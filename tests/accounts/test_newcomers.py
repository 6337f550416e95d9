"""An officer enters somebody who is not registered; who is registered already is said, but only of one's own people."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from accounts.actions import set_paper
from accounts.models import IdentityPaper, Membership, Person
from audit.models import Entry

NEW = "/people/new/"
PAPER = "510802199202290008"


def typed(tree, **other) -> dict:
    return {"name": "牛知春", "phone": "139 1234 5678", "union": tree.company.name, "from_on": "2026-03-01", **other}


def put_paper(person) -> None:
    set_paper(person=person, kind="resident", number=PAPER, by=None)


def test_new_person_is_a_member_with_number_and_paper(company_officer, tree, client_for):
    fields = typed(tree, kind="resident", number="510802 19920229 0008")
    answer = client_for(company_officer).post(NEW, fields)
    made = Person.objects.get(phone="+8613912345678")
    membership = Membership.objects.get(person=made)
    assert (answer.url, made.name) == (f"/people/{made.pk}/", "牛知春")
    assert (membership.union, membership.from_on) == (tree.company, datetime.date(2026, 3, 1))
    assert IdentityPaper.objects.get(person=made).number == PAPER
    actions = ["person.created", "membership.begun", "paper.set"]
    lines = Entry.objects.filter(subject=made.pk).order_by("id").values_list("action", "by")
    assert list(lines) == [(action, company_officer.pk) for action in actions]


def test_wrong_paper_keeps_everything_and_makes_nobody(company_officer, tree, client_for):
    answer = client_for(company_officer).post(NEW, typed(tree, number="510802199002290003"))
    page = answer.content.decode()
    assert list(answer.context["form"].errors) == ["number"]
    assert ("牛知春" in page, "139 1234 5678" in page, "510802199002290003" in page) == (True, True, True)
    assert not Person.objects.filter(name="牛知春").exists()


@pytest.mark.parametrize("by", ["phone", "number"])
def test_own_member_is_named_with_the_way_to_her_page(by, worker, company_officer, tree, client_for):
    put_paper(worker)
    other = {"phone": worker.phone} if by == "phone" else {"number": PAPER}
    answer = client_for(company_officer).post(NEW, typed(tree, **other))
    assert (answer.context["known"], list(answer.context["form"].errors)) == ([worker], [by])
    assert f"/people/{worker.pk}/" in answer.content.decode()


@pytest.mark.parametrize("by", ["phone", "number"])
def test_of_a_stranger_nothing_is_said_but_that_she_exists(by, stranger, company_officer, tree, client_for):
    put_paper(stranger)
    other = {"phone": stranger.phone} if by == "phone" else {"number": PAPER}
    answer = client_for(company_officer).post(NEW, typed(tree, **other))
    page = answer.content.decode()
    assert (answer.context["known"], list(answer.context["form"].errors)) == ([], [by])
    told = (stranger.name, stranger.masked_name, str(stranger.pk), "乙厂")
    assert [word for word in told if word in page] == []
    line = Entry.objects.get(action="person.met")
    assert (line.by, line.subject, line.facts) == (company_officer.pk, stranger.pk, {"fields": [by]})


def test_number_with_a_new_owner_leaves_the_old_record(stranger, company_officer, tree, client_for):
    client, fields = client_for(company_officer), typed(tree, phone=stranger.phone)
    assert "is_recycled" in client.post(NEW, fields).content.decode()
    client.post(NEW, {**fields, "is_recycled": "on"})
    assert Person.objects.get(phone=stranger.phone).name == "牛知春"
    assert Person.objects.get(pk=stranger.pk).phone is None


def test_number_of_an_officer_elsewhere_is_not_taken(other_officer, company_officer, tree, client_for):
    fields = typed(tree, phone=other_officer.phone, is_recycled="on")
    answer = client_for(company_officer).post(NEW, fields)
    assert (answer.status_code, Person.objects.get(pk=other_officer.pk).phone) == (200, other_officer.phone)


def test_namesake_in_the_union_is_shown_first(worker, company_officer, tree, client_for):
    client, fields = client_for(company_officer), typed(tree, name=worker.name)
    assert client.post(NEW, fields).context["alike"] == [worker]
    client.post(NEW, {**fields, "sure": "yes"})
    assert Person.objects.filter(name=worker.name).count() == 2


@pytest.mark.parametrize(
    ("field", "value"), [("union", "乙厂工会"), ("union", ""), ("phone", "123"), ("name", " "), ("from_on", "x")]
)
def test_what_is_missing_or_outside_is_said_at_its_field(field, value, company_officer, tree, client_for):
    answer = client_for(company_officer).post(NEW, typed(tree, **{field: value}))
    assert list(answer.context["form"].errors) == [field]


def test_day_to_come_is_refused(company_officer, tree, client_for):
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    answer = client_for(company_officer).post(NEW, typed(tree, from_on=tomorrow))
    assert list(answer.context["form"].errors) == ["from_on"]


@pytest.mark.parametrize("name", ["worker", "auditor", "trainer"])
def test_others_find_no_such_page(name, request, client_for):
    assert client_for(request.getfixturevalue(name)).get(NEW).status_code == 404


def test_address_names_the_union(county_officer, tree, client_for):
    page = client_for(county_officer).get(NEW, {"union": tree.works.key}).content.decode()
    assert f'value="{tree.works.name}"' in page
