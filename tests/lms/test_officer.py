"""The officers' desk: a county's officer sees her county and nothing of another; figures count each person once."""

import datetime

import pytest
from django.utils import timezone

from accounts.actions import grant_role, join_union
from accounts.enums import Role
from courses.models import CourseCompletion, CourseRule, LearningDay
from lms.enums import GoalKind
from lms.models import Goal
from lms.periods import Period, period_of
from lms.queries.desk import desk_of
from lms.queries.figures import learners_by_month, with_figures
from tests.courses.factories import make_course, make_lesson
from tests.factories import make_union

LONG_AGO = datetime.date(2020, 1, 1)


def member(person, union, from_on=LONG_AGO, to_on=None):
    person.memberships.all().delete()
    return person.memberships.create(union=union, from_on=from_on, to_on=to_on)


@pytest.fixture
def this_year():
    return Period(timezone.localdate().year)


@pytest.fixture
def lesson(tree):
    return make_lesson(make_course(tree.city))


def learn(person, lesson, on=None, seconds=600):
    return LearningDay.objects.create(
        person=person, lesson=lesson, course=lesson.course, on=on or timezone.localdate(), seconds=seconds
    )


def complete(person, lesson, at=None):
    course = lesson.course
    return CourseCompletion.objects.create(
        person=person,
        course=course,
        completed_at=at or timezone.now(),
        title=course.title,
        theme=course.theme,
        issuer=course.union,
        seconds=600,
        verified_seconds=600,
        content_version=0,
        rule=CourseRule.objects.first(),
    )


def figures(union, period, *names):
    row = with_figures(type(union).objects.filter(pk=union.pk), period, 0).get()
    return tuple(getattr(row, name) for name in names)


class TestFigures:
    def test_person_in_two_unions_counts_once_in_the_total_and_in_each_part(self, tree, worker, lesson, this_year):
        member(worker, tree.company)
        worker.memberships.create(union=tree.works, from_on=LONG_AGO, is_main=False)
        learn(worker, lesson)
        complete(worker, lesson)
        for union in (tree.county, tree.company, tree.works):
            assert figures(union, this_year, "members", "learners", "completions") == (1, 1, 1)
        assert figures(tree.other_county, this_year, "members", "learners", "completions") == (0, 0, 0)

    def test_what_was_learnt_stays_with_the_union_of_that_day(self, tree, worker, lesson, this_year):
        today = timezone.localdate()
        moved = today - datetime.timedelta(days=1)
        member(worker, tree.company, to_on=moved)
        worker.memberships.create(union=tree.other_company, from_on=today)
        at = timezone.make_aware(datetime.datetime.combine(moved, datetime.time(12)))
        complete(worker, lesson, at)
        if moved.year == today.year:
            assert figures(tree.company, this_year, "members", "completions") == (0, 1)
            assert figures(tree.other_company, this_year, "members", "completions") == (1, 0)

    def test_learners_are_members_who_learnt_in_the_period(self, tree, worker, coworker, lesson, this_year):
        for person in (worker, coworker):
            member(person, tree.company)
        learn(worker, lesson)
        learn(coworker, lesson, on=datetime.date(this_year.year - 1, 6, 1))
        assert figures(tree.company, this_year, "members", "learners") == (2, 1)
        assert figures(tree.company, Period(this_year.year - 1), "members", "learners") == (2, 1)
        assert learners_by_month(tree.company, this_year.year) == {
            (this_year.year, timezone.localdate().month): 1,
            (this_year.year - 1, 6): 1,
        }

    def test_reached_counts_who_has_the_goal_in_hours(self, tree, worker, coworker, this_year):
        from credits.actions import award
        from tests.credits.factories import make_rule

        make_rule()
        for person, seconds in ((worker, 7200), (coworker, 7199)):
            member(person, tree.company)
            award(person=person, source="course:1", event="course.completed", facts={"seconds": seconds}, theme="law")
        row = with_figures(type(tree.city).objects.filter(pk=tree.county.pk), this_year, 7200).get()
        assert (row.members, row.reached, row.seconds) == (2, 1, 14399)


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


def test_period_of_an_address():
    today = timezone.localdate()
    assert period_of("2025", "2") == Period(2025, 2)
    assert Period(2025, 2).until == datetime.date(2025, 2, 28)
    assert period_of(None, None).until == today
    assert period_of(str(today.year + 1), "0") == Period(today.year)
