import datetime

import pytest
from django.urls import reverse

from courses.actions import assign, enrol
from tests.courses.factories import make_course, make_lesson


def titles(response) -> list[tuple[int, list[str]]]:
    return [(shelf.group, [card.title for card in shelf.cards]) for shelf in response.context["shelves"]]


@pytest.fixture
def courses(tree):
    made = [
        make_course(tree.county, title, theme=theme)
        for title, theme in [("甲", "health"), ("乙", "law"), ("丙", "law")]
    ]
    for course in made:
        make_lesson(course)
    return made


def test_assigned_courses_come_first_then_begun_ones_then_the_rest(client_for, worker, courses):
    first, second, third = courses
    enrol(person=worker, course=second, by=worker)
    assign(person=worker, course=third, by=None, due_on=datetime.date(2026, 12, 1))
    response = client_for(worker).get(reverse("courses:catalogue"))
    assert titles(response) == [(1, ["丙"]), (2, ["乙"]), (3, ["甲"])]
    assert "其他课程" in (page := response.content.decode())
    assert "全部课程" not in page
    assert "12月1日" in response.content.decode()


def test_a_theme_filters_and_stays_in_the_address(client_for, worker, courses):
    response = client_for(worker).get(reverse("courses:catalogue"), {"theme": "law"})
    assert titles(response) == [(3, ["丙", "乙"])]
    assert '?theme=law" aria-current="true"' in response.content.decode()


def test_an_empty_theme_says_what_to_do(client_for, worker, courses):
    page = client_for(worker).get(reverse("courses:catalogue"), {"theme": "ethics"}).content.decode()
    assert 'class="empty"' in page
    assert reverse("courses:catalogue") in page


@pytest.mark.parametrize("page", ["abc", "0", "-1"])
def test_a_wrong_page_number_shows_the_first_page(client_for, worker, courses, page):
    response = client_for(worker).get(reverse("courses:catalogue"), {"page": page})
    assert titles(response) == [(3, ["丙", "乙", "甲"])]


def test_drafts_and_other_unions_own_courses_are_not_listed(client_for, worker, stranger, courses, tree):
    first, second, third = courses
    first.unpublish()
    make_course(tree.company, "本厂的课", for_union_only=True)
    assert titles(client_for(worker).get(reverse("courses:catalogue"))) == [(3, ["本厂的课", "丙", "乙"])]
    assert titles(client_for(stranger).get(reverse("courses:catalogue"))) == [(3, ["丙", "乙"])]


@pytest.mark.parametrize("count", [1, 3, 20])
def test_the_catalogue_takes_five_queries_whatever_the_rows(
    client_for, worker, tree, django_assert_max_num_queries, count
):
    for number in range(count):
        enrol(person=worker, course=make_course(tree.county, f"课{number}"), by=worker)
    client = client_for(worker)
    with django_assert_max_num_queries(5):
        client.get(reverse("courses:catalogue"))


def test_nobody_sees_courses_without_signing_in(client, courses):
    assert client.get(reverse("courses:catalogue")).status_code == 302
