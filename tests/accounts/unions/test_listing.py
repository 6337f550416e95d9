"""Unions as a tree and as found by words, each in one's own part."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.actions import close_union, grant_role, join_union
from accounts.enums import Role, UnionKind
from accounts.models import Union
from tests.factories import PersonFactory, make_union

TREE = "/people/unions/"


def names(response) -> list[str]:
    return [union.name for union in response.context["page"].object_list]


class TestTree:
    def test_begins_right_below_one_s_own_union(self, county_officer, client_for, firm):
        response = client_for(county_officer).get(TREE)
        assert names(response) == ["甲厂工会", "甲矿工会"]
        assert "<h1>甲县总工会</h1>" in response.content.decode()

    def test_the_other_tree_shows_what_stands_there(self, county_officer, client_for, firm):
        assert names(client_for(county_officer).get(TREE, {"tree": "place"})) == [
            "甲厂工会",
            "甲矿工会",
            "乙材公司工会",
        ]

    def test_rows_alone_are_a_fragment(self, city_officer, client_for, firm):
        page = client_for(city_officer).get(TREE, {"at": "county", "part": "rows"}).content.decode()
        assert "甲厂工会" in page
        assert "<html" not in page

    def test_without_scripts_a_link_leads_to_the_next_level(self, city_officer, client_for):
        page = client_for(city_officer).get(TREE, {"tree": "place"}).content.decode()
        assert 'href="/people/unions/?tree=place&amp;at=county"' in page

    @pytest.mark.parametrize("key", ["other-county", "other-company", "city", "no-such"])
    def test_foreign_unions_are_not_there(self, county_officer, client_for, key):
        client = client_for(county_officer)
        assert client.get(TREE, {"at": key}).status_code == 404
        assert client.get(TREE, {"at": key, "part": "rows"}).status_code == 404
        assert client.get(f"{TREE}{key}/").status_code == 404

    def test_several_roles_show_several_tops_and_none_twice(self, county_officer, tree, client_for):
        for union in (tree.other_county, tree.company):
            grant_role(person=county_officer, role=Role.OFFICER, union=union, by=None)
        assert names(client_for(county_officer).get(TREE)) == ["甲县总工会", "乙县总工会"]

    def test_counts_of_members_and_units_follow_the_tree_that_is_shown(self, city_officer, tree, firm, client_for):
        for union in (firm, firm, tree.company):
            join_union(person=PersonFactory(), union=union, by=None)
        rows = {}
        for by in ("line", "place"):
            found = client_for(city_officer).get(TREE, {"tree": by}).context["page"].object_list
            rows[by] = {union.key: (union.people, union.kids_count, union.below_count) for union in found}
        assert rows["line"] == {"county": (1, 2, 2), "other-county": (0, 1, 1), "industry": (2, 1, 1)}
        assert rows["place"] == {"county": (3, 3, 3), "other-county": (0, 1, 1), "industry": (0, 0, 0)}

    @pytest.mark.parametrize("address", [{}, {"q": "工会"}, {"tree": "place", "part": "rows"}])
    def test_number_of_unions_does_not_change_the_number_of_queries(self, city_officer, tree, client_for, address):
        client, counts = client_for(city_officer), []
        client.get(TREE, address)
        for wave in range(2):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                client.get(TREE, address)
            counts.append(len(queries))
            for number in range(4):
                make_union(f"more-{wave}-{number}", Union.objects.get(key="city"), kind=UnionKind.COUNTY)
        assert counts[0] == counts[1] <= 13


class TestSearch:
    def test_finds_names_employers_and_codes_in_one_s_part_only(self, county_officer, client_for, firm):
        client = client_for(county_officer)
        assert names(client.get(TREE, {"q": "甲厂"})) == ["甲厂工会"]
        assert names(client.get(TREE, {"q": "乙材"})) == ["乙材公司工会"]
        assert names(client.get(TREE, {"q": "乙厂"})) == []

    def test_one_character_asks_for_a_second(self, county_officer, client_for):
        page = client_for(county_officer).get(TREE, {"q": "甲"}).content.decode()
        assert "请至少输入名称中的两个字" in page
        assert "甲厂工会" not in page

    def test_filters_stay_in_the_form(self, city_officer, client_for, firm):
        response = client_for(city_officer).get(TREE, {"kind": "enterprise", "industry": "C", "tree": "place"})
        assert names(response) == ["乙材公司工会"]
        page = response.content.decode()
        assert '<option value="enterprise" selected>' in page
        assert '<option value="C" selected>' in page
        assert '<input type="hidden" name="tree" value="place">' in page

    def test_closed_ones_come_when_asked_for(self, county_officer, tree, client_for):
        close_union(union=tree.company, by=None)
        client = client_for(county_officer)
        assert names(client.get(TREE)) == ["甲矿工会"]
        assert names(client.get(TREE, {"closed": "1"})) == ["甲厂工会", "甲矿工会"]
        assert client.get(f"{TREE}company/").status_code == 200

    @pytest.mark.parametrize("values", [{"tree": "x"}, {"kind": "x"}, {"industry": "中"}, {"page": "x"}, {"q": "%_"}])
    def test_odd_addresses_are_read_kindly(self, county_officer, client_for, values):
        assert client_for(county_officer).get(TREE, values).status_code == 200
