"""Moving, merging and closing on the pages: read first, done on confirmation, by administrators of that part."""

import pytest

from accounts.actions import grant_role
from accounts.enums import Role
from accounts.models import Membership, Reach, Union
from tests.factories import PersonFactory

TREE = "/people/unions/"

ACTS = ["edit", "new", "move", "place", "merge", "close"]


@pytest.fixture
def county_administrator(tree):
    person = PersonFactory(name="邓管理")
    grant_role(person=person, role=Role.ADMINISTRATOR, union=tree.county, by=None)
    return person


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
