"""One union: its page, its form and its counts."""

from django.utils import timezone

from accounts.actions import join_union, move_union
from accounts.models import Headcount, Union
from accounts.tasks import count_members
from tests.factories import PersonFactory

TREE = "/people/unions/"


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
