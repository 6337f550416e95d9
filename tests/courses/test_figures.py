import datetime

import pytest
from django.utils import timezone

from accounts.actions import join_union
from accounts.models import Membership
from courses.actions import assign, enrol
from courses.figures import figures, months
from courses.models import CourseCompletion, CourseRule, LearningDay
from courses.queries import learning, year_seconds
from tests.courses.factories import make_course, make_lesson
from tests.courses.phone import Phone

SINCE, UNTIL = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)


def day(person, lesson, on: str, seconds: int) -> None:
    LearningDay.objects.create(person=person, lesson=lesson, course=lesson.course, on=on, seconds=seconds)


def completed(person, course, at: str) -> None:
    CourseCompletion.objects.create(
        person=person,
        course=course,
        completed_at=timezone.make_aware(datetime.datetime.fromisoformat(at)),
        title=course.title,
        theme=course.theme,
        issuer=course.union,
        seconds=600,
        verified_seconds=600,
        content_version=0,
        rule=CourseRule.objects.first(),
    )


def numbers(part) -> tuple[str, int, int, int, int]:
    return (part.union.key, part.members, part.learners, part.seconds, part.completions)


@pytest.fixture
def since_new_year(worker, coworker, stranger):
    Membership.objects.update(from_on="2026-01-01")


def test_figures_of_the_unions_below(tree, worker, coworker, stranger, lesson, since_new_year):
    day(worker, lesson, "2026-03-01", 600)
    day(worker, lesson, "2026-03-02", 300)
    day(stranger, lesson, "2026-03-02", 60)
    completed(worker, lesson.course, "2026-03-02 23:30")
    whole, parts = figures(tree.city, SINCE, UNTIL)
    assert numbers(whole) == ("city", 3, 2, 960, 1)
    assert [numbers(part) for part in parts] == [("county", 2, 1, 900, 1), ("other-county", 1, 1, 60, 0)]


def test_a_person_in_two_unions_counts_in_both_and_once_in_the_whole(tree, worker, lesson, since_new_year):
    join_union(person=worker, union=tree.other_company, by=None, from_on=SINCE, is_main=False)
    join_union(person=worker, union=tree.works, by=None, from_on=SINCE, is_main=False)
    day(worker, lesson, "2026-03-01", 600)
    completed(worker, lesson.course, "2026-03-02 08:00")
    whole, parts = figures(tree.city, SINCE, UNTIL)
    assert (whole.learners, whole.seconds, whole.completions) == (1, 600, 1)
    assert [(part.learners, part.seconds, part.completions) for part in parts] == [(1, 600, 1), (1, 600, 1)]


def test_time_stays_with_the_union_of_that_day(tree, worker, lesson, since_new_year):
    Membership.objects.filter(person=worker).update(to_on="2026-06-30")
    join_union(person=worker, union=tree.other_company, by=None, from_on=datetime.date(2026, 7, 1))
    day(worker, lesson, "2026-06-30", 100)
    day(worker, lesson, "2026-07-01", 7)
    _whole, parts = figures(tree.city, SINCE, UNTIL)
    assert [(part.union.key, part.seconds) for part in parts] == [("county", 100), ("other-county", 7)]


def test_figures_take_the_same_queries_for_more_unions(tree, lesson, django_assert_num_queries):
    for union in (tree.county, tree.city):
        with django_assert_num_queries(2):
            figures(union, SINCE, UNTIL)


def test_months(tree, worker, lesson, since_new_year):
    day(worker, lesson, "2026-03-01", 600)
    day(worker, lesson, "2026-05-31", 30)
    assert months(tree.city, SINCE, UNTIL) == [(datetime.date(2026, 3, 1), 600), (datetime.date(2026, 5, 1), 30)]


def test_what_to_go_on_with(tree, worker, course, lesson, django_assert_max_num_queries):
    later, due = make_course(tree.county, "随便学学"), make_course(tree.county, "必须学")
    make_lesson(due)
    enrol(person=worker, course=later, by=worker)
    assign(person=worker, course=due, by=None, due_on=datetime.date(2026, 12, 1))
    Phone(worker).does("done", lesson)
    with django_assert_max_num_queries(2):
        rows = learning(worker)
    assert [(row.title, row.percent, row.now and row.now.title) for row in rows] == [
        ("必须学", 0, "除尘设备每班三查"),
        (course.title, 50, "口罩怎么选"),
        ("随便学学", 0, None),
    ]


def test_hours_of_a_year_by_theme(tree, worker, lesson):
    law = make_lesson(make_course(tree.county, theme="law"))
    day(worker, lesson, "2025-12-31", 5)
    day(worker, lesson, "2026-01-01", 600)
    day(worker, law, "2026-02-01", 60)
    assert year_seconds(worker, 2026) == {"health": 600, "law": 60}
