"""A quiz inside a lesson: what the lesson says of it, and where its result leads."""

import pytest

from courses.sources import LessonSource
from exams.actions import answer, close, open_attempt
from exams.models import AnswerKey, Paper
from tests.courses.factories import make_course, make_lesson
from tests.courses.phone import Phone
from tests.exams.factories import make_paper

PASSED = "这一课的测验已经通过"


@pytest.fixture
def lesson(tree):
    paper = make_paper(tree.county)
    return make_lesson(make_course(tree.county), body=[("text", "<p>先看，再答。</p>"), ("quiz", {"paper": paper})])


def sit(person, lesson, right: bool = True):
    paper = Paper.objects.get(pk=lesson.papers[0].paper)
    attempt = open_attempt(person=person, paper=paper, source=lesson.key, by=person)
    for number, keys in AnswerKey.objects.get(attempt=attempt).keys.items() if right else ():
        answer(attempt=attempt, number=int(number), choices=list(keys), by=person)
    return close(attempt=attempt, by=person)


@pytest.mark.parametrize("right", [True, False], ids=["passed", "failed"])
def test_the_result_leads_back_to_a_lesson_that_is_not_done(worker, lesson, right):
    attempt = sit(worker, lesson, right)
    around = LessonSource().surroundings(worker, str(lesson.pk), attempt)
    assert (around.url, around.next_url) == (lesson.url, "")


def test_its_result_is_that_of_a_quiz(worker, lesson, client_for):
    page = client_for(worker).get(f"/exams/{sit(worker, lesson).pk}/result/").content.decode()
    assert ("测验合格" in page, "测验结果" in page, "考试" in page) == (True, True, False)


def test_the_result_leads_on_once_the_lesson_is_done(worker, lesson):
    Phone(worker).does("done", lesson)
    around = LessonSource().surroundings(worker, str(lesson.pk), sit(worker, lesson))
    assert around.next_url == lesson.course.url


def test_the_lesson_says_that_its_quiz_is_passed(client_for, worker, coworker, lesson, django_assert_max_num_queries):
    client = client_for(worker)
    sit(worker, lesson, right=False)
    assert PASSED not in client.get(lesson.url).content.decode()
    sit(worker, lesson)
    with django_assert_max_num_queries(5):
        assert PASSED in client.get(lesson.url).content.decode()
    assert PASSED not in client_for(coworker).get(lesson.url).content.decode()
