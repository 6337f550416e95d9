"""Taking in, moving, ending, correcting and striking memberships: days, roles, rights and what stays in the log."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts.actions import (
    correct_membership,
    grant_role,
    leave_own_union,
    leave_union,
    move_member,
    strike_membership,
    take_in,
)
from accounts.enums import Role
from accounts.models import Membership, RoleGrant
from audit.models import Entry

A_DAY = datetime.timedelta(days=1)
FIRST = datetime.date(2026, 3, 1)


@pytest.fixture
def membership(worker) -> Membership:
    Membership.objects.filter(person=worker).update(from_on=FIRST)
    return Membership.objects.select_related("person", "union").get(person=worker)


def days(person) -> list[tuple]:
    rows = Membership.objects.filter(person=person).order_by("from_on", "pk")
    return [(row.union.key, row.from_on, row.to_on, row.is_main) for row in rows.select_related("union")]


def refused(code: str, act, **fields) -> None:
    with pytest.raises(ValidationError) as refusal:
        act(**fields)
    errors = refusal.value.error_dict.values() if hasattr(refusal.value, "error_dict") else [[refusal.value]]
    codes = {getattr(error, "code", "") for group in errors for error in group} | {getattr(refusal.value, "code", "")}
    assert code in codes


class TestTakeIn:
    def test_second_union_is_not_the_main_one(self, worker, membership, county_officer, tree):
        take_in(person=worker, union=tree.works, from_on=FIRST, by=county_officer)
        assert days(worker) == [("company", FIRST, None, True), ("works", FIRST, None, False)]

    def test_what_ended_the_day_before_goes_on(self, worker, membership, county_officer, tree):
        leave_union(membership=membership, last_on=FIRST + A_DAY, by=None)
        take_in(person=worker, union=tree.company, from_on=FIRST + 2 * A_DAY, by=county_officer)
        assert days(worker) == [("company", FIRST, None, True)]

    def test_with_a_gap_there_are_two(self, worker, membership, county_officer, tree):
        leave_union(membership=membership, last_on=FIRST, by=None)
        take_in(person=worker, union=tree.company, from_on=FIRST + 9 * A_DAY, by=county_officer)
        assert days(worker) == [("company", FIRST, FIRST, True), ("company", FIRST + 9 * A_DAY, None, True)]

    @pytest.mark.parametrize("day", [FIRST, FIRST - 30 * A_DAY])
    def test_member_is_a_member_already(self, day, worker, membership, county_officer, tree):
        refused("member", take_in, person=worker, union=tree.company, from_on=day, by=county_officer)

    def test_day_to_come_is_refused(self, worker, membership, county_officer, tree):
        tomorrow = timezone.localdate() + A_DAY
        refused("dates", take_in, person=worker, union=tree.works, from_on=tomorrow, by=county_officer)

    def test_officer_acts_in_her_part_only_and_never_for_herself(self, worker, membership, company_officer, tree):
        for person, union in ((worker, tree.works), (company_officer, tree.company)):
            with pytest.raises(PermissionDenied):
                take_in(person=person, union=union, from_on=FIRST, by=company_officer)


class TestMove:
    def test_one_ends_the_day_before_the_other_begins(self, worker, membership, county_officer, tree):
        day = FIRST + 10 * A_DAY
        move_member(membership=membership, union=tree.works, from_on=day, by=county_officer)
        assert days(worker) == [("company", FIRST, day - A_DAY, True), ("works", day, None, True)]

    def test_wrong_union_is_mended_from_the_same_day_and_back_again(self, worker, membership, county_officer, tree):
        day = FIRST + 10 * A_DAY
        wrong = move_member(membership=membership, union=tree.county, from_on=day, by=county_officer)
        right = move_member(membership=wrong, union=tree.works, from_on=day, by=county_officer)
        assert days(worker) == [("company", FIRST, day - A_DAY, True), ("works", day, None, True)]
        move_member(membership=right, union=tree.company, from_on=day, by=county_officer)
        assert days(worker) == [("company", FIRST, None, True)]

    def test_roles_stay_where_the_new_union_keeps_them(self, worker, membership, county_officer, tree):
        for union in (tree.company, tree.county):
            grant_role(person=worker, role=Role.TRAINER, union=union, by=None, from_on=FIRST)
        move_member(membership=membership, union=tree.works, from_on=FIRST + A_DAY, by=county_officer)
        held = RoleGrant.objects.filter(person=worker).order_by("pk").values_list("union__key", "to_on")
        assert list(held) == [("company", FIRST), ("county", None)]

    @pytest.mark.parametrize(("day", "code"), [(FIRST - A_DAY, "dates"), (FIRST + 5 * A_DAY, "over")])
    def test_day_outside_the_membership_is_refused(self, day, code, worker, membership, county_officer, tree):
        leave_union(membership=membership, last_on=FIRST, by=None)
        refused(code, move_member, membership=membership, union=tree.works, from_on=day, by=county_officer)
        assert days(worker) == [("company", FIRST, FIRST, True)]

    def test_both_unions_have_to_be_the_officer_s(self, membership, company_officer, other_officer, tree):
        for by, union in ((company_officer, tree.works), (other_officer, tree.other_company)):
            with pytest.raises(PermissionDenied):
                move_member(membership=membership, union=union, from_on=FIRST, by=by)


class TestCorrect:
    def test_days_are_others_and_the_log_says_why(self, worker, membership, company_officer):
        correct_membership(
            membership=membership, from_on=FIRST - A_DAY, to_on=FIRST + A_DAY, reason="录错", by=company_officer
        )
        assert days(worker) == [("company", FIRST - A_DAY, FIRST + A_DAY, True)]
        line = Entry.objects.get(action="membership.corrected")
        facts = {"union": "company", "membership": membership.pk, "from_on": "2026-02-28", "to_on": "2026-03-02"}
        assert (line.by, line.subject, line.reason, line.facts) == (company_officer.pk, worker.pk, "录错", facts)

    def test_ending_is_taken_back_and_roles_are_not(self, worker, membership, company_officer, tree):
        grant_role(person=worker, role=Role.TRAINER, union=tree.company, by=None, from_on=FIRST)
        leave_union(membership=membership, last_on=FIRST, by=company_officer)
        correct_membership(membership=membership, from_on=FIRST, to_on=None, reason="录错", by=company_officer)
        assert days(worker) == [("company", FIRST, None, True)]
        assert RoleGrant.objects.get(person=worker).to_on == FIRST

    def test_who_left_by_herself_is_not_brought_back_but_by_a_new_beginning(self, worker, membership, company_officer):
        leave_own_union(membership=membership, by=worker)
        fields = {"membership": membership, "from_on": FIRST, "to_on": None, "reason": "录错", "by": company_officer}
        with pytest.raises(PermissionDenied):
            correct_membership(**fields)
        took = take_in(person=worker, union=membership.union, from_on=timezone.localdate(), by=company_officer)
        leave_union(membership=took, last_on=timezone.localdate(), by=company_officer)
        assert correct_membership(**{**fields, "membership": took}).to_on is None

    @pytest.mark.parametrize(
        ("first", "last", "reason", "code"),
        [
            (FIRST, FIRST - A_DAY, "录错", "dates"),
            (datetime.date(2100, 1, 1), None, "录错", "dates"),
            (FIRST, None, " ", "reason"),
            (datetime.date(2025, 6, 1), None, "录错", "overlap"),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, first, last, reason, code, worker, membership, company_officer, tree):
        earlier = {"from_on": datetime.date(2025, 1, 1), "to_on": datetime.date(2025, 12, 31)}
        Membership.objects.create(person=worker, union=tree.company, **earlier)
        fields = {"membership": membership, "from_on": first, "to_on": last, "reason": reason}
        refused(code, correct_membership, **fields, by=company_officer)

    def test_closed_union_takes_nobody_back(self, worker, membership, county_officer, tree):
        leave_union(membership=membership, last_on=FIRST, by=None)
        type(tree.company).objects.filter(pk=tree.company.pk).update(closed_on=FIRST + A_DAY)
        fields = {"membership": membership, "from_on": FIRST, "to_on": None, "reason": "录错"}
        refused("closed", correct_membership, **fields, by=county_officer)


def test_struck_membership_goes_with_its_roles_and_the_line_stays(worker, membership, company_officer, tree):
    grant_role(person=worker, role=Role.TRAINER, union=tree.company, by=None, from_on=FIRST)
    facts = {"union": "company", "membership": membership.pk, "from_on": "2026-03-01", "to_on": None}
    strike_membership(membership=membership, reason="录错人", by=company_officer)
    assert (days(worker), RoleGrant.objects.filter(person=worker).count()) == ([], 0)
    line = Entry.objects.get(action="membership.struck")
    assert (line.by, line.reason, line.facts) == (company_officer.pk, "录错人", facts)
