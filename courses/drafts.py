"""Drafts as a phone will show them, for the editor's preview; a page that was never saved has no lessons yet."""

from __future__ import annotations

from typing import Any

from accounts.models import Person
from courses.lesson_screen import lesson_screen
from courses.models import CoursePage, LessonPage
from courses.screens import course_of, course_screen

EMPTY = {
    "lesson_seconds": 0,
    "learnt": 0,
    "is_enrolled": False,
    "completed_at": None,
    "is_exam_passed": False,
    "certificate_number": None,
    "question_count": None,
}


def course_draft(course: CoursePage, person: Person) -> dict[str, Any]:
    stored = course_of(CoursePage.objects.filter(pk=course.pk), person) if course.pk else None
    draft: Any = course
    for name, value in EMPTY.items():
        setattr(draft, name, getattr(stored, name, value))
    draft.length = course.seconds_planned or draft.lesson_seconds
    return course_screen(draft, person, is_draft=True)


def lesson_draft(lesson: LessonPage, person: Person) -> dict[str, Any]:
    course = lesson.get_parent().specific
    return lesson_screen(lesson, course, person, is_draft=True)
