"""Moving, placing, merging and closing: who may, what is refused, and what becomes of members and roles."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts.actions import (
    close_union,
    create_union,
    grant_role,
    join_union,
    merge_unions,
    move_union,
    place_union,
    update_union,
)
from accounts.enums import Role, Tree, UnionKind
from accounts.models import Membership, RoleGrant, Union
from tests.factories import PersonFactory, make_union

TODAY = timezone.localdate
A_DAY = datetime.timedelta(days=1)


@pytest.fixture
def industry(tree) -> Union:
    return make_union("industry", Union.objects.get(key="city"), kind=UnionKind.INDUSTRY)


@pytest.fixture
def county_administrator(tree):
    person = PersonFactory()
    grant_role(person=person, role=Role.ADMINISTRATOR, union=tree.county, by=None)
    return person


def since(person, union, day) -> Membership:
    return join_union(person=person, union=union, by=None, from_on=day)


def spans(union) -> list[tuple]:
    return list(Membership.objects.filter(union=union).order_by("from_on", "pk").values_list("from_on", "to_on"))


class TestAttributes:
    def test_codes_are_stored_as_the_certificate_writes_them(self, tree):
        union = create_union(
            parent=tree.county,
            by=None,
            key="new",
            name="新厂工会",
            kind=UnionKind.ENTERPRISE,
            credit_code=" 81510800mc00000122",
            employer_code="91510800 MA000001 56",
        )
        assert (union.credit_code, union.employer_code) == ("81510800MC00000122", "91510800MA00000156")

    def test_employer_s_code_in_the_union_s_field_is_refused_there(self, tree):
        with pytest.raises(ValidationError) as refusal:
            update_union(union=tree.company, by=None, credit_code="91510800MA00000156")
        assert list(refusal.value.message_dict) == ["credit_code"]

    def test_two_unions_cannot_have_one_code(self, tree):
        update_union(union=tree.company, by=None, credit_code="81510800MC00000122")
        with pytest.raises(ValidationError):
            update_union(union=tree.works, by=None, credit_code="81510800MC00000122")

    def test_closed_union_takes_nothing_below(self, tree):
        closed = close_union(union=tree.company, by=None)
        for refused in (
            lambda: create_union(parent=closed, by=None, key="x", name="甲", kind=UnionKind.TEAM),
            lambda: move_union(union=tree.works, parent=closed, by=None),
            lambda: place_union(union=tree.works, parent=closed, by=None),
            lambda: join_union(person=PersonFactory(), union=closed, by=None),
            lambda: grant_role(person=PersonFactory(), role=Role.OFFICER, union=closed, by=None),
            lambda: merge_unions(union=tree.works, into=closed, by=None),
        ):
            with pytest.raises(ValidationError) as refusal:
                refused()
            assert refusal.value.code == "closed"


class TestWhoMay:
    def test_administrator_moves_within_her_part(self, county_administrator, tree):
        moved = move_union(union=tree.company, parent=tree.works, by=county_administrator)
        assert moved.get_parent().key == "works"

    def test_foreign_places_are_refused(self, county_administrator, tree):
        for act in (move_union, place_union):
            with pytest.raises(PermissionDenied):
                act(union=tree.company, parent=tree.other_county, by=county_administrator)
            with pytest.raises(PermissionDenied):
                act(union=tree.other_company, parent=tree.county, by=county_administrator)
        with pytest.raises(PermissionDenied):
            merge_unions(union=tree.company, into=tree.other_company, by=county_administrator)
        with pytest.raises(PermissionDenied):
            close_union(union=tree.other_company, by=county_administrator)

    def test_who_has_it_by_place_only_keeps_attributes_and_place_but_not_the_line(
        self, county_administrator, tree, industry
    ):
        firm = make_union("firm", industry, place_parent=tree.county)
        update_union(union=firm, by=county_administrator, short_name="乙材")
        place_union(union=firm, parent=tree.works, by=county_administrator)
        for refused in (
            lambda: move_union(union=firm, parent=tree.county, by=county_administrator),
            lambda: merge_unions(union=firm, into=tree.company, by=county_administrator),
            lambda: close_union(union=firm, by=county_administrator),
        ):
            with pytest.raises(PermissionDenied):
                refused()

    def test_officer_changes_nothing(self, county_officer, tree):
        with pytest.raises(PermissionDenied):
            move_union(union=tree.company, parent=tree.works, by=county_officer)


class TestRefusals:
    def test_circle_by_line(self, tree):
        with pytest.raises(ValidationError) as refusal:
            move_union(union=tree.county, parent=tree.company, by=None)
        assert refusal.value.message_dict == {"parent": ["工会不能放在自己的下级。"]}

    def test_circle_by_place(self, tree):
        place_union(union=tree.company, parent=tree.works, by=None)
        with pytest.raises(ValidationError) as refusal:
            place_union(union=tree.works, parent=tree.company, by=None)
        assert refusal.value.message_dict == {"parent": ["工会不能放在自己的下级。"]}

    def test_line_that_would_make_a_circle_of_places(self, tree):
        other = make_union("other", Union.objects.get(key="other-county"), place_parent=tree.company)
        with pytest.raises(ValidationError):
            move_union(union=tree.company, parent=other, by=None)

    @pytest.mark.parametrize("days", [1, 400])
    def test_future_days_are_refused(self, tree, days):
        with pytest.raises(ValidationError):
            move_union(union=tree.company, parent=tree.works, by=None, on=TODAY() + days * A_DAY)
        with pytest.raises(ValidationError):
            close_union(union=tree.company, by=None, last_on=TODAY() + days * A_DAY)

    def test_days_before_the_last_change_are_refused(self, tree):
        move_union(union=tree.company, parent=tree.works, by=None, on=TODAY() - 10 * A_DAY)
        with pytest.raises(ValidationError) as refusal:
            move_union(union=tree.company, parent=tree.county, by=None, on=TODAY() - 11 * A_DAY)
        assert (TODAY() - 10 * A_DAY).isoformat() in refusal.value.messages[0]
        move_union(union=tree.company, parent=tree.county, by=None, on=TODAY() - 9 * A_DAY)

    def test_union_with_others_below_is_not_closed(self, tree):
        with pytest.raises(ValidationError) as refusal:
            close_union(union=tree.county, by=None)
        assert "甲厂工会" in refusal.value.messages[0]

    def test_what_hangs_there_by_place_only_keeps_it_open_too(self, tree, industry):
        make_union("firm", industry, place_parent=tree.company, name="乙材工会")
        with pytest.raises(ValidationError, match="乙材工会"):
            close_union(union=tree.company, by=None)

    def test_into_itself_or_below_is_refused(self, tree):
        for into in (tree.county, tree.company):
            with pytest.raises(ValidationError) as refusal:
                merge_unions(union=tree.county, into=into, by=None)
            assert refusal.value.message_dict == {"into": ["工会不能并入自己或自己的下级。"]}


class TestMerging:
    def test_members_go_over_on_the_day_and_none_twice(self, tree, worker, coworker):
        day = TODAY() - 5 * A_DAY
        Membership.objects.update(from_on=TODAY() - 100 * A_DAY)
        since(coworker, tree.works, TODAY() - 50 * A_DAY)
        merged = merge_unions(union=tree.company, into=tree.works, by=None, on=day)
        assert (merged.closed_on, merged.merged_into.key) == (day - A_DAY, "works")
        assert spans(tree.company) == [(TODAY() - 100 * A_DAY, day - A_DAY)] * 2
        assert spans(tree.works) == [(TODAY() - 50 * A_DAY, None), (day, None)]

    def test_who_joined_that_day_never_was_in_the_old_union(self, tree):
        since(PersonFactory(), tree.company, TODAY())
        merge_unions(union=tree.company, into=tree.works, by=None)
        assert spans(tree.company) == []
        assert spans(tree.works) == [(TODAY(), None)]

    def test_end_that_was_agreed_stays(self, tree):
        membership = since(PersonFactory(), tree.company, TODAY() - 9 * A_DAY)
        Membership.objects.filter(pk=membership.pk).update(to_on=TODAY() + 9 * A_DAY)
        merge_unions(union=tree.company, into=tree.works, by=None)
        assert spans(tree.works) == [(TODAY(), TODAY() + 9 * A_DAY)]

    def test_units_below_follow_in_their_own_tree(self, tree, industry):
        team = make_union("team", tree.company, kind=UnionKind.TEAM)
        firm = make_union("firm", industry, place_parent=tree.company)
        merge_unions(union=tree.company, into=tree.works, by=None)
        assert Union.objects.get(pk=team.pk).get_parent().key == "works"
        firm.refresh_from_db()
        assert firm.place_parent.key == "works"
        assert firm.get_parent().key == "industry"
        assert tree.works.covers(firm, Tree.PLACE)

    def test_roles_end_and_are_not_given_again(self, tree, company_officer):
        RoleGrant.objects.update(from_on=TODAY() - 9 * A_DAY)
        merge_unions(union=tree.company, into=tree.works, by=None)
        assert [grant.to_on for grant in company_officer.role_grants.all()] == [TODAY() - A_DAY]

    def test_closed_one_still_hangs_where_it_was(self, tree, county_officer):
        merged = merge_unions(union=tree.company, into=tree.works, by=None)
        assert tree.county.covers(merged)


class TestClosing:
    def test_memberships_and_roles_end_with_the_last_day(self, tree, worker, company_officer):
        close_union(union=tree.company, by=None)
        assert {row.to_on for row in Membership.objects.filter(union=tree.company)} == {TODAY()}
        assert [grant.to_on for grant in company_officer.role_grants.all()] == [TODAY()]

    def test_somebody_who_joined_later_is_not_lost(self, tree):
        since(PersonFactory(), tree.company, TODAY() - A_DAY)
        with pytest.raises(ValidationError) as refusal:
            close_union(union=tree.company, by=None, last_on=TODAY() - 2 * A_DAY)
        assert refusal.value.message_dict == {"last_on": ["这一天之后还有人加入该工会，请选择更晚的日期。"]}
        assert spans(tree.company) == [(TODAY() - A_DAY, None)]
