"""What the lesson page shows: its place in the course, its content, what is saved."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.translation import get_language

from accounts.models import Person
from courses.models import CoursePage, CourseRule, LessonPage
from courses.screens import LessonRow, lesson_rows

AN_HOUR = 3600


@dataclass(frozen=True)
class Content:
    """The body as HTML and the rules of its player; the same for every reader."""

    html: str
    idle_minutes: int
    can_skip: bool
    speed_percent: int
    has_quiz: bool


def lesson_screen(lesson: LessonPage, course: CoursePage, person: Person, *, is_draft: bool = False) -> dict[str, Any]:
    rows = lesson_rows(course, person, is_draft=is_draft)
    place = next((index for index, row in enumerate(rows) if row.lesson.pk == lesson.pk), None)
    row = rows[place] if place is not None else LessonRow(len(rows) + 1, lesson, 0, False, False)
    return {
        "tab": "courses",
        "lesson": lesson,
        "course": course,
        "row": row,
        "watched": json.dumps(getattr(row.lesson, "watched", None) or {}),
        "is_quiz_passed": 0 < len(lesson.papers) <= (getattr(row.lesson, "passed_count", None) or 0),
        "previous": rows[place - 1] if place else None,
        "next": rows[place + 1] if place is not None and place + 1 < len(rows) else None,
        "content": _draw(lesson, course) if is_draft else content_of(lesson, course),
    }


def content_of(lesson: LessonPage, course: CoursePage) -> Content:
    """Drawn once for all readers and kept for an hour; a changed body is another key."""
    body = json.dumps(list(lesson.body.raw_data), sort_keys=True)
    mark = hashlib.blake2b(f"{body}{course.is_statutory}{get_language()}".encode(), digest_size=12).hexdigest()
    key = f"lesson:{lesson.pk}:{mark}"
    content = cache.get(key)
    if content is None:
        content = _draw(lesson, course)
        cache.set(key, content, AN_HOUR)
    return content


def _draw(lesson: LessonPage, course: CoursePage) -> Content:
    rule = CourseRule.objects.in_force(is_statutory=course.is_statutory)
    html = render_to_string("courses/_body.html", {"lesson": lesson, "body": lesson.body})
    return Content(html, rule.idle_minutes, rule.can_skip, rule.speed_percent, bool(lesson.papers))
