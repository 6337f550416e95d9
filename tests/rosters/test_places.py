"""Unions are found by line and by place: an industry's firm that stands in the county is the county's, too."""

from __future__ import annotations

import pytest

from accounts.enums import UnionKind
from accounts.models import Membership, Union
from rosters.enums import Outcome
from tests.factories import make_union
from tests.rosters.books import TITLES, person, workbook
from tests.rosters.working import bring, members, preview, somebody, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm(tree):
    """Under an industry union by line, in the county by place, with a team of its own."""
    industry = make_union("industry", Union.objects.get(key="city"), kind=UnionKind.INDUSTRY, name="建材工会")
    firm = make_union("firm", industry, name="乙材公司工会", place_parent=tree.county)
    make_union("shift", firm, kind=UnionKind.TEAM, name="窑炉班")
    return Union.objects.get(key="firm")


def test_officer_by_place_imports_people_of_the_firm(firm, tree, county_officer):
    rows = [person(1, union="乙材公司"), person(2, union="乙材公司工会", team="窑炉班")]
    assert told(bring(workbook(rows), tree.county, county_officer))["new"] == 2
    assert members(firm) == {person(1)[0]}
    assert members(Union.objects.get(key="shift")) == {person(2)[0]}


def test_roster_of_the_firm_itself_is_open_to_the_officer_by_place(firm, county_officer):
    assert told(bring(workbook([person(1, union="")]), firm, county_officer)) == {"new": 1}
    assert members(firm) == {person(1)[0]}


def test_row_without_a_union_takes_nobody_out_of_a_firm_by_place(firm, tree, county_officer):
    found = somebody(1, firm)
    roster = preview(workbook([person(1)[:4]], titles=TITLES[:4]), tree.county, county_officer)
    assert list(roster.rows.filter(person=found).values_list("outcome", flat=True)) == [Outcome.SAME]


def test_team_is_found_where_the_team_hangs_by_place(firm, tree, county_officer):
    make_union("yard", Union.objects.get(key="industry"), kind=UnionKind.TEAM, name="堆场班", place_parent=firm)
    roster = preview(workbook([person(1, union="乙材公司", team="堆场班")]), tree.county, county_officer)
    assert roster.rows.get(position=2).union.key == "yard"


def test_firm_that_moved_away_is_out_of_reach_from_that_day(firm, tree, county_officer):
    firm.place_parent = tree.other_county
    firm.save()
    firm.rehang()
    roster = preview(workbook([person(1, union="乙材公司")]), tree.county, county_officer)
    assert roster.rows.get(position=2).errors["union"][0] == "union_outside"
    assert not Membership.objects.filter(union=firm).exists()
