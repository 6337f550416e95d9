"""Two dated trees of one set of unions, kept by whatever changes them."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.actions import move_union, place_union
from accounts.enums import Role, Tree, UnionKind
from accounts.models import Reach, Union
from accounts.models.reach import BEGINNING
from accounts.rules import holds, unions_of, unions_over
from tests.factories import make_union

A_DAY = datetime.timedelta(days=1)


def keys(unions) -> list[str]:
    return [union.key for union in unions]


@pytest.fixture
def industry(tree) -> Union:
    return make_union("industry", Union.objects.get(key="city"), kind=UnionKind.INDUSTRY, name="市建材产业工会")


@pytest.fixture
def firm(tree, industry) -> Union:
    """By line below the industry union, by place in the county."""
    return make_union("firm", industry, name="乙材公司工会", place_parent=tree.county)


def test_new_union_hangs_in_both_trees_since_ever(tree):
    rows = Reach.objects.filter(below=tree.company).order_by("tree", "distance")
    assert [(row.above.key, row.tree, row.distance, row.from_on, row.to_on) for row in rows] == [
        (above, by, distance, BEGINNING, None)
        for by in ("line", "place")
        for distance, above in enumerate(["company", "county", "city"])
    ]


def test_union_with_a_place_of_its_own_has_two_parents(tree, firm):
    assert keys(Union.objects.above(firm, tree=Tree.LINE)) == ["city", "industry", "firm"]
    assert keys(Union.objects.above(firm, tree=Tree.PLACE)) == ["city", "county", "firm"]
    assert set(keys(Union.objects.above(firm))) == {"city", "county", "industry", "firm"}
    assert keys(Union.objects.children_of(tree.county)) == ["company", "works", "firm"]
    assert keys(Union.objects.children_of(tree.county, Tree.LINE)) == ["company", "works"]


def test_what_hangs_below_is_at_its_place_too(tree, firm):
    team = make_union("team", firm, kind=UnionKind.TEAM)
    assert tree.county.covers(team)
    assert not tree.county.covers(team, Tree.LINE)
    assert keys(tree.county.and_below()) == ["county", "company", "works", "firm", "team"]


def test_officer_of_the_county_sees_what_stands_there(county_officer, other_officer, firm):
    assert "firm" in keys(unions_of(county_officer, Role.OFFICER))
    assert holds(county_officer, Role.OFFICER, firm)
    assert not holds(other_officer, Role.OFFICER, firm)


def test_member_belongs_to_both_ways_up(worker, tree, firm):
    worker.memberships.update(union=firm)
    assert set(keys(unions_over(worker))) == {"city", "county", "industry", "firm"}


def test_moving_keeps_the_tree_of_the_days_before(tree):
    team = make_union("team", tree.company, kind=UnionKind.TEAM)
    move_union(union=tree.company, parent=tree.other_county, by=None)
    today = timezone.localdate()
    assert keys(Union.objects.above(team)) == ["city", "other-county", "company", "team"]
    assert keys(Union.objects.above(team, on=today - A_DAY)) == ["city", "county", "company", "team"]
    assert keys(Union.objects.children_of(tree.county, on=today - A_DAY)) == ["works", "company"]
    assert keys(Union.objects.children_of(tree.county)) == ["works"]


def test_moving_by_line_leaves_a_place_of_its_own(tree, firm):
    move_union(union=firm, parent=tree.other_county, by=None)
    assert keys(Union.objects.above(firm, tree=Tree.LINE)) == ["city", "other-county", "firm"]
    assert keys(Union.objects.above(firm, tree=Tree.PLACE)) == ["city", "county", "firm"]


def test_place_given_up_is_again_where_the_line_is(tree, firm):
    place_union(union=firm, parent=None, by=None)
    assert keys(Union.objects.above(firm)) == ["city", "industry", "firm"]


def test_moved_twice_in_a_day_the_place_between_never_held(tree):
    move_union(union=tree.company, parent=tree.other_county, by=None)
    move_union(union=tree.company, parent=tree.works, by=None)
    parents = Reach.objects.filter(below=tree.company, distance=1, tree=Tree.LINE).order_by("from_on")
    assert [row.above.key for row in parents] == ["county", "works"]


def test_treebeard_called_directly_keeps_both_trees(tree):
    first = tree.county.add_sibling("first-sibling", key="new", name="新", kind=UnionKind.COUNTY)
    assert keys(Union.objects.above(first)) == ["city", "new"]
    Union.objects.get(key="company").move(Union.objects.get(key="works"), pos="last-child")
    assert keys(Union.objects.above(Union.objects.get(key="company"))) == ["city", "county", "works", "company"]
    Union.objects.get(key="county").delete()
    assert set(Reach.objects.values_list("below__key", flat=True)) == {"city", "new", "other-county", "other-company"}


def test_bulk_made_unions_get_the_same_rows(tree, firm):
    make_union("team", firm, kind=UnionKind.TEAM)
    fields = ("above", "below", "tree", "distance", "from_on", "to_on")
    kept = set(Reach.objects.values_list(*fields))
    Reach.objects.all().delete()
    Reach.objects.hang_all()
    assert set(Reach.objects.values_list(*fields)) == kept
    Reach.objects.hang_all()
    assert Reach.objects.count() == len(kept)


@pytest.mark.parametrize(
    "values",
    [
        {"above": "company", "below": "company", "distance": 1},
        {"above": "county", "below": "company", "distance": 0},
        {"above": "works", "below": "company", "distance": 1},
        {"above": "county", "below": "company", "distance": 1},
        {"above": "works", "below": "company", "distance": 2, "from_on": "2026-02-01", "to_on": "2026-01-31"},
    ],
)
def test_database_refuses_circles_second_parents_and_odd_dates(tree, values):
    unions = {name: getattr(tree, values[name]) for name in ("above", "below")}
    with pytest.raises(IntegrityError), transaction.atomic():
        Reach.objects.create(**{**values, **unions, "tree": Tree.LINE})
