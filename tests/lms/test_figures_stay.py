"""Last year's figures stay after people and units move, merge or close; a person in two trees counts once."""

import datetime

import pytest
from django.utils import timezone

from accounts.actions import close_union, join_union, leave_union, merge_unions, move_union, place_union
from accounts.enums import UnionKind
from accounts.models import Membership, Union
from courses.figures import figures as course_figures
from courses.figures import months
from courses.models import CourseCompletion, CourseRule, Enrolment, LearningDay
from credits.actions import award
from lms.enums import GoalKind
from lms.models import Goal
from lms.periods import Period
from lms.queries.desk import desk_of
from lms.queries.figures import learners_by_month, near, with_figures
from lms.queries.people import people_of
from tests.courses.factories import make_course, make_lesson
from tests.credits.factories import make_rule
from tests.factories import PersonFactory, make_union

LONG_AGO = datetime.date(2020, 1, 1)
NAMES = ("members", "learners", "learners_before", "reached", "enrolled", "completions", "completions_now", "seconds")
AN_HOUR = 3600


@pytest.fixture
def last_year():
    return Period(timezone.localdate().year - 1)


@pytest.fixture
def firm(tree) -> Union:
    """By line below an industry union, by place in the county."""
    industry = make_union("industry", Union.objects.get(key="city"), kind=UnionKind.INDUSTRY)
    return make_union("firm", industry, place_parent=tree.county)


@pytest.fixture
def learnt(tree, firm, last_year):
    """Three people of each bottom union learnt last year; one of the firm also belongs to the company."""
    make_rule()
    lesson, people = make_lesson(make_course(tree.city)), {}
    at = timezone.make_aware(datetime.datetime.fromisoformat(f"{last_year.year}-06-01 12:00"))
    Goal.objects.create(kind=GoalKind.LEARNERS, value=70, from_on=LONG_AGO, union=tree.county, source="县总工会文件")
    for union in (tree.company, tree.works, tree.other_company, firm):
        people[union.key] = PersonFactory.create_batch(3)
        for number, person in enumerate(people[union.key]):
            join_union(person=person, union=union, by=None, from_on=LONG_AGO)
            learn(person, lesson, at, AN_HOUR * (number + 1))
    join_union(person=people["firm"][0], union=tree.company, by=None, from_on=LONG_AGO, is_main=False)
    return people


def learn(person, lesson, at, seconds) -> None:
    course = lesson.course
    values = {"person": person, "course": course}
    LearningDay.objects.create(**values, lesson=lesson, on=timezone.localdate(at), seconds=seconds)
    enrolment = Enrolment.objects.create(**values)
    Enrolment.objects.filter(pk=enrolment.pk).update(enrolled_at=at)
    CourseCompletion.objects.create(
        **values,
        completed_at=at,
        title=course.title,
        theme=course.theme,
        issuer=course.union,
        seconds=seconds,
        verified_seconds=seconds,
        content_version=0,
        rule=CourseRule.objects.first(),
    )
    award(
        person=person,
        source=course.key,
        event="course.completed",
        facts={"seconds": seconds},
        theme=course.theme,
        at=at,
    )


def everything(city_officer, period: Period) -> dict:
    """All figures of all unions of a period, as the pages and the API compute them."""
    found = {}
    for union in Union.objects.all():
        rows = with_figures(near(union, period), period, AN_HOUR * 2)
        whole, parts = course_figures(union, period.begin, period.until)
        found[union.key] = {
            "rows": {row.key: tuple(getattr(row, name) for name in NAMES) for row in rows},
            "parts": {
                part.union.key: (part.members, part.learners, part.seconds, part.completions)
                for part in (whole, *parts)
            },
            "months": (learners_by_month(union, period.year), months(union, period.begin, period.until)),
            "people": {person.pk for person in people_of(union, period, "", 0)},
            "goal": desk_of(city_officer, union.key, period).goal_percent,
        }
    return found


def test_last_year_is_the_same_after_everything_changed(tree, firm, learnt, city_officer, last_year):
    before = everything(city_officer, last_year)
    assert before["county"]["rows"]["county"][:2] == (9, 9)
    leave_union(membership=Membership.objects.get(person=learnt["works"][0]), last_on=last_year.end + _days(3), by=None)
    join_union(person=learnt["works"][0], union=tree.other_company, by=None, from_on=last_year.end + _days(4))
    place_union(union=firm, parent=tree.other_county, by=None)
    assert everything(city_officer, last_year) == before
    move_union(union=tree.company, parent=tree.other_county, by=None)
    assert everything(city_officer, last_year) == before
    merge_unions(union=tree.other_company, into=tree.works, by=None)
    merge_unions(union=Union.objects.get(key="industry"), into=tree.other_county, by=None)
    assert everything(city_officer, last_year) == before
    merge_unions(union=firm, into=tree.company, by=None)
    merge_unions(union=tree.county, into=tree.other_county, by=None)
    close_union(union=tree.works, by=None)
    assert everything(city_officer, last_year) == before


def test_this_year_follows_the_change(tree, firm, learnt, city_officer):
    this_year = Period(timezone.localdate().year)
    place_union(union=firm, parent=tree.other_county, by=None)
    rows = everything(city_officer, this_year)
    assert rows["county"]["rows"]["county"][0] == 7
    assert rows["other-county"]["rows"]["other-county"][0] == 6


def test_person_in_both_trees_and_two_unions_counts_once_in_the_whole(tree, firm, learnt, city_officer, last_year):
    found = everything(city_officer, last_year)
    city = found["city"]["rows"]
    assert city["city"][:2] == (12, 12)
    assert {key: row[0] for key, row in city.items()} == {"city": 12, "county": 9, "other-county": 3, "industry": 3}
    assert found["city"]["parts"]["city"][:3] == (12, 12, 4 * (1 + 2 + 3) * AN_HOUR)


def test_child_by_line_and_by_place_is_one_row(tree, firm, learnt, city_officer, last_year):
    rows = everything(city_officer, last_year)["county"]["rows"]
    assert {key: row[0] for key, row in rows.items()} == {"county": 9, "company": 4, "works": 3, "firm": 3}


def _days(number: int) -> datetime.timedelta:
    return datetime.timedelta(days=number)
