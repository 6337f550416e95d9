"""The tab 我的: the year by theme against the goal, credits, certificates, and what one has learnt and read."""

import datetime

import pytest
from django.utils import timezone

from bookroom.models import ReadingPlace
from courses.models import CourseRule
from credits.actions import award, issue_certificate
from lms.enums import GoalKind
from lms.models import Goal
from lms.queries.me import facts
from tests.bookroom.factories import BookFactory
from tests.courses.factories import make_course, make_lesson
from tests.credits.factories import make_rule


def earn(person, union, number=1, seconds=5400, theme="health"):
    values = {"person": person, "source": f"course:{number}", "title": f"课 {number}", "theme": theme}
    posting = award(**values, event="course.completed", facts={"seconds": seconds})
    return posting, issue_certificate(**values, seconds=seconds, credits=12, union=union)


def test_facts_are_ones_own_and_read_at_once(site, tree, worker, coworker, django_assert_num_queries):
    make_rule()
    posting, _certificate = earn(worker, tree.county)
    earn(coworker, tree.county, 2)
    place = {"book": BookFactory(union=tree.city), "updated_at": timezone.now()}
    ReadingPlace.objects.create(person=worker, **place)
    with django_assert_num_queries(1):
        found = facts(worker, datetime.date(2999, 1, 1))
    assert (found["certificates_count"], found["reading_count"], found["enrolled_count"]) == (1, 1, 0)
    assert found["balance"] == posting.credits > 0
    assert (found["is_officer"], found["is_editor"]) == (False, False)


def test_page_shows_the_ring_against_the_goal(site, tree, worker, client_for):
    make_rule()
    Goal.objects.create(kind=GoalKind.HOURS, value=40, from_on=datetime.date(2020, 1, 1), source="市总工会文件")
    earn(worker, tree.county)
    page = client_for(worker).get("/me/").content.decode()
    assert "今年已学 1.5 学时，目标 40.0 学时" in page
    assert "还差 38.5 学时" in page
    assert worker.name in page
    assert tree.company.name in page


def test_without_a_goal_the_page_says_so(site, worker, client_for):
    assert "工会还没有设今年的学时目标" in client_for(worker).get("/me/").content.decode()


@pytest.mark.parametrize(("role", "desk", "cms"), [("worker", 0, 0), ("county_officer", 1, 0), ("trainer", 0, 1)])
def test_ways_to_desk_and_cms_are_for_those_who_use_them(site, request, client_for, role, desk, cms):
    page = client_for(request.getfixturevalue(role)).get("/me/").content.decode()
    assert (page.count('href="/desk/"'), page.count('href="/cms/"')) == (desk, cms)


def test_empty_learning_page_says_what_to_do(site, worker, client_for):
    page = client_for(worker).get("/me/learning/").content.decode()
    assert "还没有学习记录" in page
    assert "去选一门课" in page


def test_a_completed_course_leads_to_its_certificate(site, tree, worker, client_for):
    make_rule()
    courses = [make_course(tree.county, name) for name in ("有证书", "没有证书")]
    for course in courses:
        copied = {"title": course.title, "theme": course.theme, "issuer": tree.county, "content_version": 0}
        counted = {"seconds": 600, "verified_seconds": 600, "completed_at": timezone.now()}
        worker.completions.create(course=course, rule=CourseRule.objects.first(), **copied, **counted)
    _posting, certificate = earn(worker, tree.county, courses[0].pk)
    page = client_for(worker).get("/me/learning/").content.decode()
    assert (
        page.count(f'href="/credits/certificates/{certificate.number}/"') == page.count("/credits/certificates/") == 1
    )
    assert "2 门" in page


def test_pages_ask_as_often_for_one_row_as_for_three(site, tree, worker, client_for, django_assert_max_num_queries):
    make_rule()
    client, counts = client_for(worker), {"/me/": [], "/me/learning/": []}
    for numbers in ([1], [2, 3]):
        for number in numbers:
            course = make_course(tree.county, f"课 {number}")
            make_lesson(course)
            worker.enrolments.create(course=course)
            earn(worker, tree.county, number)
            place = {"book": BookFactory(union=tree.city), "updated_at": timezone.now()}
            ReadingPlace.objects.create(person=worker, **place)
        for address, found in counts.items():
            client.get(address)
            with django_assert_max_num_queries(5) as queries:
                assert client.get(address).status_code == 200
            found.append(len(queries))
    assert all(first == second for first, second in counts.values())


@pytest.mark.parametrize("address", ["/me/", "/me/learning/", "/events/"])
def test_visitor_is_sent_to_sign_in(db, client, address):
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, f"/accounts/login/?next={address}")
