import datetime

import pytest

from tests.courses.factories import make_course, make_lesson


@pytest.fixture
def course(tree):
    """A course of the county with two lessons of ten minutes and no exam."""
    course = make_course(tree.county)
    make_lesson(course, "粉尘从哪里来")
    make_lesson(course, "口罩怎么选")
    course.refresh_from_db()
    return course


@pytest.fixture
def lesson(course):
    return course.lessons.order_by("path").first()


class Clock:
    """The server's clock, moved by hand."""

    def __init__(self, now: datetime.datetime) -> None:
        self.now = now

    def shift(self, seconds: float) -> None:
        self.now += datetime.timedelta(seconds=seconds)


@pytest.fixture
def clock(monkeypatch) -> Clock:
    """Noon in Guangyuan on 23 November 2026, standing still."""
    clock = Clock(datetime.datetime(2026, 11, 23, 4, 0, tzinfo=datetime.UTC))
    monkeypatch.setattr("django.utils.timezone.now", lambda: clock.now)
    return clock
