"""Moving, placing, merging and closing: who may, what is refused, and what becomes of members and roles."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

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
from accounts.enums import Role, UnionKind
from accounts.models import Union
from tests.accounts.unions.days import A_DAY, TODAY
from tests.factories import PersonFactory, make_union


@pytest.fixture
def county_administrator(tree):
    person = PersonFactory()
    grant_role(person=person, role=Role.ADMINISTRATOR, union=tree.county, by=None)
    return person


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
