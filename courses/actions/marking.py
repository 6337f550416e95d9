from __future__ import annotations

from django.db import transaction

from courses.actions.completing import complete
from courses.actions.learning import check_lesson
from courses.models import CoursePage, LessonPage
from exams.models import Attempt


@transaction.atomic
def mark_attempt(*, attempt: Attempt) -> None:
    """A passed quiz may finish its lesson, a passed exam its course."""
    prefix, _colon, number = attempt.source.partition(":")
    at = attempt.closed_at
    if not attempt.passed or at is None or not number.isdigit():
        return
    if prefix == "lesson" and (lesson := LessonPage.objects.filter(pk=number).select_related("course").first()):
        check_lesson(person=attempt.person, lesson=lesson, by=attempt.person, at=at)
    if prefix == "course" and (course := CoursePage.objects.filter(pk=number).first()):
        complete(person=attempt.person, course=course, by=attempt.person, at=at)
