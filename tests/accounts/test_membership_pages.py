"""Officers' pages of one membership: what opens, what is asked before harm, what can be taken back."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from accounts.actions import grant_role, leave_own_union, leave_union
from accounts.enums import Role
from accounts.models import Membership, RoleGrant
from audit.models import Entry

FIRST = datetime.date(2026, 3, 1)
TODAY = timezone.localdate


@pytest.fixture
def membership(worker) -> Membership:
    Membership.objects.filter(person=worker).update(from_on=FIRST)
    return Membership.objects.select_related("person", "union").get(person=worker)


def days(person) -> list[tuple]:
    rows = Membership.objects.filter(person=person).order_by("from_on", "pk")
    return [(row.union.key, row.from_on, row.to_on) for row in rows.select_related("union")]


def page_of(membership: Membership, act: str = "") -> str:
    return f"/people/memberships/{membership.pk}/{act}"


class TestEnding:
    def test_says_first_which_roles_end_and_does_nothing(self, worker, membership, company_officer, tree, client_for):
        grant = grant_role(person=worker, role=Role.TRAINER, union=tree.company, by=None, from_on=FIRST)
        answer = client_for(company_officer).post(page_of(membership, "end/"), {"to_on": TODAY(), "reason": "调离"})
        assert [one.pk for one in answer.context["roles"]] == [grant.pk]
        assert (days(worker), RoleGrant.objects.get(pk=grant.pk).to_on) == ([("company", FIRST, None)], None)
        assert not Entry.objects.filter(action="membership.ended").exists()

    def test_confirmed_it_ends_with_its_reason_and_is_taken_back(self, worker, membership, company_officer, client_for):
        client = client_for(company_officer)
        typed = {"to_on": TODAY(), "reason": "调离", "sure": "yes"}
        assert client.post(page_of(membership, "end/"), typed).url == page_of(membership)
        assert (days(worker), Entry.objects.get(action="membership.ended").reason) == (
            [("company", FIRST, TODAY())],
            "调离",
        )
        assert client.get(page_of(membership)).context["undoes"]
        assert client.post(page_of(membership, "undo/")).url == page_of(membership)
        assert days(worker) == [("company", FIRST, None)]

    def test_way_back_keeps_what_was_typed(self, membership, company_officer, client_for):
        typed = {"to_on": "2026-05-01", "reason": "调离本单位", "back": "yes"}
        page = client_for(company_officer).post(page_of(membership, "end/"), typed).content.decode()
        assert ('value="2026-05-01"' in page, "调离本单位" in page) == (True, True)

    @pytest.mark.parametrize(
        ("typed", "field"),
        [({"to_on": "2026-05-01", "reason": ""}, "reason"), ({"to_on": "2026-02-01", "reason": "调离"}, "to_on")],
    )
    def test_refusal_stands_at_its_field(self, typed, field, worker, membership, company_officer, client_for):
        answer = client_for(company_officer).post(page_of(membership, "end/"), typed)
        assert (list(answer.context["form"].errors), days(worker)) == ([field], [("company", FIRST, None)])

    def test_who_has_left_is_named_covered_and_found_by_the_address(
        self, worker, membership, company_officer, client_for
    ):
        leave_union(membership=membership, last_on=FIRST, by=company_officer)
        client = client_for(company_officer)
        assert client.get(f"/people/{worker.pk}/").status_code == 404
        page = client.get(page_of(membership)).content.decode()
        assert (worker.name in page, worker.masked_name in page, "撤销终止" in page) == (False, True, True)

    def test_who_left_by_herself_cannot_be_brought_back(self, worker, membership, company_officer, client_for):
        leave_own_union(membership=membership, by=worker)
        client = client_for(company_officer)
        assert not client.get(page_of(membership)).context["undoes"]
        client.post(page_of(membership, "undo/"))
        assert days(worker) == [("company", FIRST, TODAY())]


class TestMoving:
    def test_moves_after_the_confirmation(self, worker, membership, county_officer, tree, client_for):
        client, typed = client_for(county_officer), {"union": "甲矿", "from_on": "2026-06-01"}
        asked = client.post(page_of(membership, "move/"), typed)
        assert (asked.context["union"], days(worker)) == (tree.works, [("company", FIRST, None)])
        client.post(page_of(membership, "move/"), {**typed, "sure": "yes"})
        assert days(worker) == [
            ("company", FIRST, datetime.date(2026, 5, 31)),
            ("works", datetime.date(2026, 6, 1), None),
        ]

    @pytest.mark.parametrize("name", ["乙厂工会", "没有的工会"])
    def test_union_outside_the_part_is_as_unknown_as_none(self, name, membership, county_officer, tree, client_for):
        typed = {"union": name, "from_on": "2026-06-01"}
        answer = client_for(county_officer).post(page_of(membership, "move/"), typed)
        assert answer.context["form"].errors == {"union": ["您管理的范围内没有这个名称的工会。"]}


class TestTakingIn:
    def test_a_second_union(self, worker, membership, county_officer, tree, client_for):
        typed = {"union": tree.works.name, "from_on": "2026-06-01"}
        answer = client_for(county_officer).post(f"/people/{worker.pk}/join/", typed)
        made = Membership.objects.get(person=worker, union=tree.works)
        assert (answer.url, made.from_on, made.is_main) == (page_of(made), datetime.date(2026, 6, 1), False)

    def test_member_already_is_said_at_the_field(self, worker, membership, county_officer, tree, client_for):
        typed = {"union": tree.company.name, "from_on": "2026-06-01"}
        answer = client_for(county_officer).post(f"/people/{worker.pk}/join/", typed)
        assert list(answer.context["form"].errors) == ["union"]


class TestCorrecting:
    def test_days_are_corrected(self, worker, membership, company_officer, client_for):
        typed = {"from_on": "2026-02-01", "to_on": "", "reason": "入会日期录错"}
        assert client_for(company_officer).post(page_of(membership, "correct/"), typed).url == page_of(membership)
        assert days(worker) == [("company", datetime.date(2026, 2, 1), None)]

    def test_strike_needs_its_reason(self, worker, membership, company_officer, client_for):
        client, typed = client_for(company_officer), {"from_on": FIRST, "to_on": "", "strike": "yes"}
        client.post(page_of(membership, "correct/"), {**typed, "reason": ""})
        assert days(worker) == [("company", FIRST, None)]
        client.post(page_of(membership, "correct/"), {**typed, "reason": "录错人"})
        assert days(worker) == []


class TestAccess:
    @pytest.mark.parametrize("act", ["", "move/", "end/", "correct/"])
    def test_own_and_foreign_ones_are_not_there(self, act, membership, company_officer, stranger, client_for):
        client = client_for(company_officer)
        for person in (company_officer, stranger):
            assert client.get(page_of(Membership.objects.get(person=person), act)).status_code == 404

    def test_auditor_sees_the_person_without_ways_to_change(self, auditor, worker, membership, client_for):
        client = client_for(auditor)
        answer = client.get(f"/people/{worker.pk}/")
        assert (answer.context["kept"], answer.context["takes_in"]) == (set(), False)
        assert client.get(page_of(membership)).status_code == 404
        assert client.get(f"/people/{worker.pk}/join/").status_code == 404

    def test_history_does_not_change_the_number_of_queries(
        self, worker, membership, company_officer, client_for, django_assert_num_queries
    ):
        client = client_for(company_officer)
        for number in (1, 4):
            for _time in range(number):
                leave_union(membership=membership, last_on=TODAY(), by=company_officer)
                client.post(page_of(membership, "undo/"))
            client.get(page_of(membership))
            with django_assert_num_queries(17):
                client.get(page_of(membership))
