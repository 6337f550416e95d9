"""The home page: what to go on with, what is due, the question of the day, what is new."""

import datetime

import pytest
from django.utils import timezone

from accounts.models import Person
from lms.greetings import greeting
from lms.models import FeaturedCourse
from lms.queries.home import home_pages
from lms.queries.learning import under_way
from tests.courses.factories import make_course, make_lesson
from tests.lms.factories import make_event, make_news, make_question


def enrol_in(person, course, **fields):
    return person.enrolments.create(course=course, **fields)


@pytest.mark.parametrize(
    ("hour", "expected"),
    [(6, "早上好"), (9, "上午好"), (12, "中午好"), (15, "下午好"), (20, "晚上好"), (23, "夜深了")],
)
def test_greeting_follows_the_clock(hour, expected):
    now = datetime.datetime(2026, 11, 22, hour, tzinfo=datetime.UTC)
    assert greeting(Person(name="王建军"), now) == f"王师傅，{expected}"
    assert greeting(Person(name="欧阳文"), now) == f"欧阳师傅，{expected}"


def test_visitor_sees_a_door_and_no_tabs(site, client):
    site.welcome, site.about = "学一门课，读一本书，都算数。", "广元职工自己的学习平台。"
    site.save()
    page = client.get("/").content.decode()
    assert site.welcome in page
    assert site.about in page
    assert "/accounts/login/" in page
    assert 'class="tabs"' not in page


def test_new_learner_is_led_to_the_catalogue(site, worker, client_for):
    page = client_for(worker).get("/").content.decode()
    assert "王师傅" in page
    assert "选一门课" in page
    assert "今年已学 0.0" in page


def test_course_last_learnt_is_the_one_to_go_on_with(site, tree, worker):
    first, second = make_course(tree.county, "甲课"), make_course(tree.county, "乙课")
    lessons = [make_lesson(second, "一"), make_lesson(second, "二", slug="two"), make_lesson(second, "三")]
    now = timezone.now()
    enrol_in(worker, first, touched_at=now - datetime.timedelta(days=1))
    enrol_in(worker, second, touched_at=now)
    progress = {"course": second, "opened_at": now, "seen_at": now}
    worker.lesson_progress.create(lesson=lessons[0], seconds=9999, done_at=now, **progress)
    worker.lesson_progress.create(lesson=lessons[1], seconds=300, **progress)
    found = list(under_way(worker))
    assert [row.course for row in found] == [second, first]
    assert (found[0].planned, found[0].learnt) == (1800, 900)
    assert found[0].next == {"title": "二", "slug": "two", "seconds": 600, "number": 2}
    assert found[1].next is None


def test_completed_course_is_not_gone_on_with(site, tree, worker):
    course = make_course(tree.county)
    enrol_in(worker, course)
    from courses.models import CourseCompletion, CourseRule

    rule = CourseRule.objects.first()
    CourseCompletion.objects.create(
        person=worker,
        course=course,
        completed_at=timezone.now(),
        title=course.title,
        theme=course.theme,
        issuer=tree.county,
        seconds=600,
        verified_seconds=600,
        content_version=0,
        rule=rule,
    )
    assert list(under_way(worker)) == []


def test_pages_of_ones_unions_are_shown_newest_first(site, tree, worker, stranger):
    featured, begun, new = (make_course(tree.county, name) for name in ("推荐", "在学", "新课"))
    foreign = make_course(tree.other_county, "外县")
    for course in (featured, begun):
        FeaturedCourse.objects.create(page=site, course=course)
    enrol_in(worker, begun)
    news, event = make_news(tree.company), make_event(tree.city)
    make_news(tree.other_county, "外县新闻")
    make_event(tree.city, "过去的", days=-3)
    found = home_pages(worker)
    assert (found.home, found.featured, found.courses) == (site, [featured], [new])
    assert (found.news, found.events) == ([news], [event])
    assert foreign in home_pages(stranger).courses


def test_home_asks_the_same_number_of_times_for_one_row_and_for_three(
    site, tree, worker, goal, client_for, django_assert_max_num_queries
):
    client, counts = client_for(worker), []

    def add(number):
        course = make_course(tree.county, f"课 {number}")
        make_lesson(course)
        enrol_in(worker, course, due_on=timezone.localdate() + datetime.timedelta(days=number))
        make_course(tree.county, f"新课 {number}")
        make_news(tree.company, f"新闻 {number}")
        make_event(tree.county, f"活动 {number}")
        make_question(tree.county, f"问题 {number}")

    for numbers in ([1], [2, 3]):
        for number in numbers:
            add(number)
        client.get("/")
        with django_assert_max_num_queries(5) as queries:
            page = client.get("/").content.decode()
        counts.append(len(queries))
    assert counts[0] == counts[1]
    for text in ("活动 3", "新闻 3", "新课 3", "课 1", "问题"):
        assert text in page


def test_notices_end_on_their_day(site):
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    site.notices = [
        ("notice", {"title": "新", "until_on": tomorrow}),
        ("notice", {"title": "旧", "until_on": yesterday}),
    ]
    site.save()
    site.refresh_from_db()
    assert [notice["title"] for notice in site.current_notices] == ["新"]
