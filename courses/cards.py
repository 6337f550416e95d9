"""Courses with all that a card shows, in one query whatever their number."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, QuerySet, Subquery, Sum, When
from django.db.models.functions import Coalesce, Least

from accounts.models import Person
from courses.models import CourseCompletion, CoursePage, Enrolment, LessonPage, LessonProgress


def cards(courses: QuerySet[CoursePage], person: Person) -> QuerySet[CoursePage]:
    """Adds lesson_count, length, learnt, done_count, is_assigned, due_on, enrolled, completed_at."""
    return with_progress(with_length(courses), person)


def with_length(courses: QuerySet[CoursePage]) -> QuerySet[CoursePage]:
    """`length`: planned seconds of the course, else of its published lessons; `lesson_count`."""
    lessons = LessonPage.objects.live().filter(course=OuterRef("pk")).order_by().values("course")
    return courses.annotate(
        lesson_count=Coalesce(Subquery(lessons.annotate(number=Count("pk")).values("number")), 0),
        lesson_seconds=Coalesce(Subquery(lessons.annotate(number=Sum("seconds")).values("number")), 0),
        length=Coalesce(F("seconds_planned"), F("lesson_seconds")),
    )


def with_progress(courses: QuerySet[CoursePage], person: Person) -> QuerySet[CoursePage]:
    """`learnt`: seconds of the lessons, a done one whole; `done_count`; the person's enrolment and completion."""
    begun = LessonProgress.objects.filter(person=person, course=OuterRef("pk"), lesson__live=True)
    grouped = begun.order_by().values("course")
    part = Case(When(done_at__isnull=False, then=F("lesson__seconds")), default=Least("seconds", "lesson__seconds"))
    mine = Enrolment.objects.filter(person=person, course=OuterRef("pk"))
    completed = CourseCompletion.objects.filter(person=person, course=OuterRef("pk"))
    return courses.annotate(
        learnt=Coalesce(Subquery(grouped.annotate(number=Sum(part)).values("number")), 0),
        done_count=Coalesce(Subquery(grouped.annotate(number=Count("done_at")).values("number")), 0),
        is_enrolled=Exists(mine),
        is_assigned=Exists(mine.filter(is_assigned=True)),
        due_on=Subquery(mine.values("due_on")),
        touched_at=Subquery(mine.values("touched_at")),
        completed_at=Subquery(completed.values("completed_at")),
    )


def percent(card: Any) -> int:
    """0–100 of a course out of `cards`; 100 only for a completed one, so a finished ring never lies."""
    return 100 if card.completed_at else share(card.learnt, card.lesson_seconds)


def share(learnt: int, planned: int | None) -> int:
    """0–99 of a course under way: whoever has begun has more than 0, and the exam may still be left."""
    return min(99, max(1, round(100 * learnt / planned))) if learnt and planned else 0
