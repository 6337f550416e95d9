"""The tree page and a union's page: one's own part only; changes say what will happen and wait for a confirmation."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.actions import close_union, grant_role, join_union, move_union
from accounts.enums import Role, UnionKind
from accounts.models import Headcount, Membership, Reach, Union
from accounts.tasks import count_members
from tests.factories import PersonFactory, make_union

TREE = "/people/unions/"
ACTS = ["edit", "new", "move", "place", "merge", "close"]


@pytest.fixture
def firm(tree) -> Union:
    """By line below an industry union, by place in the county."""
    industry = make_union("industry", Union.objects.get(key="city"), kind=UnionKind.INDUSTRY, name="市建材产业工会")
    return make_union(
        "firm", industry, name="乙材公司工会", place_parent=tree.county, industry="C", employer_name="乙材"
    )


@pytest.fixture
def county_administrator(tree):
    person = PersonFactory(name="邓管理")
    grant_role(person=person, role=Role.ADMINISTRATOR, union=tree.county, by=None)
    return person


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


class TestUnion:
    def test_shows_both_ways_up_and_who_answers(self, county_officer, city_officer, client_for, firm):
        page = client_for(city_officer).get(f"{TREE}firm/").content.decode()
        assert "市建材产业工会" in page
        assert county_officer.masked_name in page
        assert county_officer.name not in page

    def test_history_of_moves_has_its_days(self, county_officer, tree, client_for):
        move_union(union=tree.company, parent=tree.works, by=None)
        stays = client_for(county_officer).get(f"{TREE}company/").context["stays"]
        today = timezone.localdate()
        assert {(stay.parent.key, stay.from_on, stay.to_on is None) for stay in stays} == {
            ("works", today, True),
            ("county", None, False),
        }

    def test_stays_that_touch_are_one(self, county_officer, tree, client_for):
        move_union(union=tree.company, parent=tree.works, by=None)
        move_union(union=tree.company, parent=tree.county, by=None)
        stays = client_for(county_officer).get(f"{TREE}company/").context["stays"]
        assert [(stay.parent.key, stay.from_on, stay.to_on) for stay in stays] == [("county", None, None)] * 2


class TestWhoMayChange:
    @pytest.mark.parametrize("act", ACTS)
    def test_officers_and_foreign_administrators_find_nothing(self, county_officer, tree, client_for, act):
        foreign = PersonFactory()
        grant_role(person=foreign, role=Role.ADMINISTRATOR, union=tree.other_county, by=None)
        for person in (county_officer, foreign):
            for method in ("get", "post"):
                assert getattr(client_for(person), method)(f"{TREE}company/{act}/").status_code == 404

    @pytest.mark.parametrize("act", ACTS)
    def test_administrator_opens_it(self, county_administrator, client_for, act):
        assert client_for(county_administrator).get(f"{TREE}company/{act}/").status_code == 200

    def test_unions_outside_one_s_part_are_no_goal(self, county_administrator, client_for):
        client = client_for(county_administrator)
        assert client.post(f"{TREE}company/move/", {"other": "other-county"}).status_code == 404
        assert "乙县" not in client.get(f"{TREE}company/move/").content.decode()

    def test_by_place_only_no_line_is_offered(self, county_administrator, firm, client_for):
        client = client_for(county_administrator)
        acts = client.get(f"{TREE}firm/").context["acts"]
        assert [act.name for act in acts] == ["place"]
        assert client.get(f"{TREE}firm/merge/").status_code == 404


class TestChanging:
    def test_moving_is_read_first_and_done_on_confirmation(
        self, administrator, county_officer, other_officer, worker, client_for, tree
    ):
        client = client_for(administrator)
        before = list(Reach.objects.order_by("pk").values())
        preview = client.get(f"{TREE}company/move/", {"other": "other-county"})
        effects = preview.context["effects"]
        assert (effects.units, effects.members) == (1, 1)
        assert {(sight.union, sight.before, sight.after) for sight in effects.sights} == {
            ("甲县总工会", 1, 0),
            ("乙县总工会", 0, 1),
        }
        assert list(Reach.objects.order_by("pk").values()) == before
        done = client.post(f"{TREE}company/move/", {"other": "other-county"}, follow=True)
        assert "甲厂工会已经隶属于乙县总工会" in done.content.decode()
        assert Union.objects.get(key="company").get_parent().key == "other-county"

    def test_refusals_are_sentences_and_nothing_happens(self, administrator, client_for, tree):
        page = client_for(administrator).post(f"{TREE}county/move/", {"other": "company"}).content.decode()
        assert "工会不能放在自己的下级。" in page
        page = client_for(administrator).get(f"{TREE}county/close/").content.decode()
        assert "甲厂工会" in page
        assert "确认" not in page

    def test_place_is_set_and_given_up(self, administrator, client_for, tree):
        client = client_for(administrator)
        client.post(f"{TREE}company/place/", {"other": "other-county"})
        assert tree.other_county.covers(tree.company)
        client.post(f"{TREE}company/place/", {"other": "-"})
        assert not tree.other_county.covers(tree.company)

    def test_merging_says_how_many_go_over(self, administrator, worker, coworker, client_for, tree):
        client = client_for(administrator)
        for union in (tree.company, tree.works, tree.county):
            grant_role(person=PersonFactory(), role=Role.AUDITOR, union=union, by=None)
        effects = client.get(f"{TREE}company/merge/", {"other": "works"}).context["effects"]
        assert effects.own_members == 2
        assert [(sight.union, sight.before, sight.after) for sight in effects.sights] == [
            ("甲厂工会", 1, 0),
            ("甲矿工会", 0, 1),
        ]
        assert Membership.objects.filter(union=tree.works).count() == 0
        client.post(f"{TREE}company/merge/", {"other": "works"})
        assert Membership.objects.filter(union=tree.works, to_on=None).count() == 2

    def test_closing_needs_the_confirmation(self, administrator, client_for, tree):
        client = client_for(administrator)
        assert client.get(f"{TREE}company/close/").context["effects"].units == 1
        tree.company.refresh_from_db()
        assert tree.company.is_open
        client.post(f"{TREE}company/close/")
        tree.company.refresh_from_db()
        assert not tree.company.is_open


class TestForms:
    def test_facts_are_saved_and_codes_cleaned(self, administrator, client_for, tree):
        values = {"name": "甲厂工会", "kind": "enterprise", "credit_code": "8151 0800 mc00 0001 22", "industry": "C"}
        response = client_for(administrator).post(f"{TREE}company/edit/", values)
        assert response.url == f"{TREE}company/"
        tree.company.refresh_from_db()
        assert (tree.company.credit_code, tree.company.industry) == ("81510800MC00000122", "C")

    def test_refused_code_keeps_what_was_typed(self, administrator, client_for, tree):
        values = {"name": "新名字", "kind": "enterprise", "credit_code": "91510800MA00000156"}
        page = client_for(administrator).post(f"{TREE}company/edit/", values).content.decode()
        assert "81 或 89" in page
        assert 'value="91510800MA00000156"' in page
        assert 'value="新名字"' in page
        tree.company.refresh_from_db()
        assert tree.company.name == "甲厂工会"

    def test_new_union_below(self, administrator, client_for, tree):
        values = {"name": "破碎一班", "kind": "team", "key": "crushing-1"}
        response = client_for(administrator).post(f"{TREE}works/new/", values)
        assert response.url == f"{TREE}crushing-1/"
        assert Union.objects.get(key="crushing-1").get_parent() == tree.works

    def test_key_that_is_taken_is_said_at_its_field(self, administrator, client_for, tree):
        values = {"name": "破碎一班", "kind": "team", "key": "company"}
        response = client_for(administrator).post(f"{TREE}works/new/", values)
        assert list(response.context["form"].errors) == ["key"]


class TestHeadcount:
    def test_worker_counts_each_person_once_a_tree(self, tree, firm):
        person = PersonFactory()
        for union in (firm, tree.company, tree.works):
            join_union(person=person, union=union, by=None)
        assert count_members() == Union.objects.count()
        found = {row.union.key: (row.line, row.place, row.either) for row in Headcount.objects.select_related("union")}
        assert found["county"] == (1, 1, 1)
        assert found["industry"] == (1, 0, 1)
        assert found["city"] == (1, 1, 1)
        assert found["other-county"] == (0, 0, 0)

    def test_acts_make_the_counts_of_those_above_live(self, tree, worker):
        count_members()
        move_union(union=tree.company, parent=tree.other_county, by=None)
        wanted = [tree.county.pk, tree.other_county.pk]
        assert list(Headcount.objects.of(wanted, None).values()) == [0, 1]
