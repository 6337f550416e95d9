"""The officers' desk: a county's officer sees her county and nothing of another; figures count each person once."""

import datetime

import pytest
from django.utils import timezone

from accounts.actions import grant_role, join_union
from accounts.enums import Role
from lms.enums import GoalKind
from lms.models import Goal
from lms.queries.desk import desk_of
from tests.factories import make_union
from tests.lms.learning import LONG_AGO, learn, member


class TestWhoSeesWhat:
    def test_officer_begins_at_her_own_union(self, county_officer, tree, client_for):
        page = client_for(county_officer).get("/desk/").content.decode()
        assert "<h1>甲县总工会</h1>" in page
        assert "甲厂工会" in page
        assert "乙县" not in page
        assert "乙厂" not in page

    @pytest.mark.parametrize("key", ["other-county", "other-company", "city", "no-such"])
    @pytest.mark.parametrize("address", ["/desk/", "/desk/people/"])
    def test_foreign_union_is_not_there(self, county_officer, client_for, key, address):
        assert client_for(county_officer).get(address, {"union": key}).status_code == 404

    def test_officer_drills_into_a_union_below(self, county_officer, tree, client_for):
        page = client_for(county_officer).get("/desk/", {"union": "company"}).content.decode()
        assert "<h1>甲厂工会</h1>" in page
        assert "?union=county" in page

    @pytest.mark.parametrize("address", ["/desk/", "/desk/people/"])
    def test_worker_has_no_desk(self, worker, client_for, client, address):
        assert client_for(worker).get(address).status_code == 404
        assert client.get(address).status_code == 302

    def test_role_that_ended_shows_nothing(self, worker, tree, client_for):
        grant = grant_role(person=worker, role=Role.OFFICER, union=tree.county, by=None)
        yesterday = timezone.localdate() - datetime.timedelta(days=1)
        type(grant).objects.filter(pk=grant.pk).update(from_on=LONG_AGO, to_on=yesterday)
        assert client_for(worker).get("/desk/").status_code == 404


class TestPeople:
    def test_names_are_masked_and_only_members_are_listed(self, county_officer, worker, stranger, client_for):
        page = client_for(county_officer).get("/desk/people/").content.decode()
        assert worker.masked_name in page
        for hidden in (worker.name, worker.phone, stranger.masked_name):
            assert hidden not in page

    def test_figure_and_list_agree(self, county_officer, worker, coworker, lesson, client_for, tree):
        for person in (worker, coworker):
            member(person, tree.company)
        learn(worker, lesson)
        client = client_for(county_officer)
        names = {
            state: client.get("/desk/people/", {"state": state, "union": "company"}) for state in ("learnt", "idle")
        }
        assert [p.pk for p in names["learnt"].context["page"].object_list] == [worker.pk]
        assert [p.pk for p in names["idle"].context["page"].object_list] == [coworker.pk]

    def test_people_are_three_taps_from_a_figure(self, city_officer, tree, client_for):
        client = client_for(city_officer)
        assert "?union=county" in client.get("/desk/").content.decode()
        county = client.get("/desk/", {"union": "county"}).content.decode()
        assert "/desk/people/?union=county&amp;state=learnt" in county


class TestPage:
    def test_rows_are_sorted_by_lag(self, county_officer, worker, coworker, lesson, tree, client_for):
        member(worker, tree.company)
        member(coworker, tree.works)
        learn(worker, lesson)
        make_union("empty", tree.county, name="空工会")
        rows = client_for(county_officer).get("/desk/").context["rows"]
        assert [row.union.name for row in rows] == ["甲矿工会", "甲厂工会", "空工会"]

    def test_figures_carry_date_denominator_and_target(self, county_officer, tree, client_for):
        Goal.objects.create(kind=GoalKind.LEARNERS, value=70, from_on=LONG_AGO, source="市总工会文件")
        Goal.objects.create(kind=GoalKind.HOURS, value=40, from_on=LONG_AGO, union=tree.county, source="县总工会文件")
        page = client_for(county_officer).get("/desk/").content.decode()
        today = timezone.localdate()
        assert "目标 70%" in page
        assert "目标 40.0 学时" in page
        assert f"截至{today.month}月{today.day}日" in page
        assert "0 / 1 人" in page

    def test_goal_of_a_foreign_union_does_not_hold(self, county_officer, tree, this_year):
        Goal.objects.create(kind=GoalKind.HOURS, value=40, from_on=LONG_AGO, union=tree.other_county, source="乙县")
        assert desk_of(county_officer, "", this_year).goal_seconds == 0

    def test_number_of_unions_does_not_change_the_number_of_queries(
        self, county_officer, tree, client_for, django_assert_max_num_queries
    ):
        client, counts = client_for(county_officer), []
        for wave in (1, 3):
            for number in range(wave):
                union = make_union(f"more-{wave}-{number}", type(tree.county).objects.get(pk=tree.county.pk))
                person = type(county_officer).objects.create_user(name=f"工友{number}")
                join_union(person=person, union=union, by=None)
            with django_assert_max_num_queries(12) as queries:  # six of them say what waits, for the rail
                client.get("/desk/", {"union": "county"})
            counts.append(len(queries))
        assert counts[0] == counts[1]

    @pytest.mark.parametrize(
        "values", [{"year": "abc"}, {"year": "99999"}, {"month": "13"}, {"year": "２０２６"}, {"page": "x"}]
    )
    def test_odd_addresses_are_read_kindly(self, county_officer, client_for, values):
        assert client_for(county_officer).get("/desk/", values).status_code == 200
        assert client_for(county_officer).get("/desk/people/", values).status_code == 200
