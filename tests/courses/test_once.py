"""Many at once: one completion, one posting, one certificate."""

import datetime
import threading

import pytest
from django.db import close_old_connections, connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accounts.actions import join_union
from accounts.models import Union
from courses.models import CourseCompletion, LessonProgress
from credits.models import Certificate, CreditRule, Posting
from tests.courses.factories import make_course, make_lesson
from tests.courses.phone import Phone
from tests.factories import PersonFactory, make_union

THREADS = 32


def make_world() -> tuple:
    county = make_union("county", make_union("city", name="市总工会"), name="甲县总工会")
    if not CreditRule.objects.filter(event="course.completed").exists():
        CreditRule.objects.create(
            programme="test",
            version=1,
            title="规则",
            event="course.completed",
            source="测试",
            seconds_per_hour=3600,
            hours_per_credit=1600,
            rounding="half_up",
            from_on=datetime.date(2020, 1, 1),
        )
    worker = PersonFactory(name="王建军")
    join_union(person=worker, union=county, by=None)
    return worker, make_course(Union.objects.get(key="county"))


def in_threads(deeds: list) -> list:
    """Run every deed in a thread of its own, all started together; the errors."""
    errors: list[Exception] = []
    gate = threading.Barrier(len(deeds))

    def run(deed) -> None:
        close_old_connections()
        gate.wait()
        try:
            deed()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def rewards(worker, course) -> tuple[int, int, int]:
    return (
        CourseCompletion.objects.filter(person=worker, course=course).count(),
        Posting.objects.filter(person=worker, source=course.key).count(),
        Certificate.objects.filter(person=worker, source=course.key).count(),
    )


@pytest.mark.django_db(transaction=True)
def test_the_same_record_from_many_threads_completes_once():
    worker, course = make_world()
    phone = Phone(worker)
    item = phone.item("done", make_lesson(course))
    answers = []
    errors = in_threads([lambda: answers.extend(phone.send(item))] * THREADS)
    assert errors == []
    assert sorted(answer.status for answer in answers) == ["accepted"] + ["duplicate"] * (THREADS - 1)
    assert rewards(worker, course) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_the_last_lessons_done_at_the_same_moment_complete_once():
    worker, course = make_world()
    lessons = [make_lesson(course) for _number in range(8)]
    phones = [Phone(worker, f"phone-{number:04}") for number in range(THREADS)]
    items = [phone.item("done", lessons[number % 8]) for number, phone in enumerate(phones)]
    errors = in_threads(
        [lambda phone=phone, item=item: phone.send(item) for phone, item in zip(phones, items, strict=True)]
    )
    assert errors == []
    assert LessonProgress.objects.filter(person=worker, done_at__isnull=False).count() == 8
    assert rewards(worker, course) == (1, 1, 1)


class AnyOrder(TestCase):
    """Whatever the order in which records arrive, doubled or not, the course is completed once and alike."""

    @settings(max_examples=25, deadline=None)
    @given(order=st.permutations(range(6)), doubled=st.lists(st.integers(0, 5), max_size=6))
    def test_completion_does_not_depend_on_the_order(self, order: list[int], doubled: list[int]):
        worker, course = make_world()
        lessons = [make_lesson(course) for _number in range(3)]
        phone = Phone(worker)
        items = [phone.item("opened", lesson) for lesson in lessons] + [
            phone.item("done", lesson) for lesson in lessons
        ]
        answers = phone.send(*[items[number] for number in [*order, *doubled]])
        assert {answer.status for answer in answers} <= {"accepted", "duplicate"}
        assert rewards(worker, course) == (1, 1, 1)
        assert CourseCompletion.objects.get(person=worker).seconds == 1800
