"""Unions that merge or close: members and roles by the day."""

import pytest
from django.core.exceptions import ValidationError

from accounts.actions import (
    close_union,
    join_union,
    merge_unions,
)
from accounts.enums import Tree, UnionKind
from accounts.models import Membership, RoleGrant, Union
from tests.accounts.unions.days import A_DAY, TODAY
from tests.factories import PersonFactory, make_union


def since(person, union, day) -> Membership:
    return join_union(person=person, union=union, by=None, from_on=day)


def spans(union) -> list[tuple]:
    return list(Membership.objects.filter(union=union).order_by("from_on", "pk").values_list("from_on", "to_on"))


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
