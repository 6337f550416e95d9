"""What the course page and the lesson page show, computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Subquery
from django.utils import timezone

from accounts.models import Person
from courses.cards import cards, percent
from courses.keys import course_key, lesson_key
from courses.models import CoursePage, LessonPage, LessonProgress
from credits.models import Certificate, CreditRule
from exams.models import Attempt, PaperQuestion


@dataclass(frozen=True)
class LessonRow:
    """One lesson in the list: its number, and how far the person is."""

    number: int
    lesson: LessonPage
    seconds: int
    is_done: bool
    is_now: bool

    @property
    def percent(self) -> int:
        return 100 if self.is_done else min(99, 100 * self.seconds // max(1, self.lesson.seconds))


def course_of(courses, person: Person) -> Any | None:
    """The one course of the query with all that its page shows."""
    source = course_key("pk")
    passed = Attempt.objects.filter(person=person, source=source, paper=OuterRef("exam"), passed=True)
    certificate = Certificate.objects.filter(person=person, source=source).order_by("-issued_at")
    questions = PaperQuestion.objects.filter(paper=OuterRef("exam")).order_by().values("paper")
    return (
        cards(courses, person)
        .annotate(
            is_exam_passed=Exists(passed),
            certificate_number=Subquery(certificate.values("number")[:1]),
            question_count=Subquery(questions.annotate(number=Count("pk")).values("number")),
        )
        .select_related("picture", "union", "exam")
        .first()
    )


def quizzes_passed(person: Person) -> Subquery:
    """How many papers of the outer lesson the person has passed."""
    source = lesson_key("pk")
    passed = Attempt.objects.filter(person=person, source=source, passed=True).order_by().values("source")
    return Subquery(passed.annotate(number=Count("paper", distinct=True)).values("number"))


def lesson_rows(course: CoursePage, person: Person, *, is_draft: bool = False) -> list[LessonRow]:
    """The lessons in their order, without their bodies; only a draft shows those that are not published."""
    mine = LessonProgress.objects.filter(person=person, lesson=OuterRef("pk"))
    lessons = (
        (LessonPage.objects.all() if is_draft else LessonPage.objects.live())
        .filter(course_id=course.pk)
        .defer("body")
        .annotate(
            learnt=Subquery(mine.values("seconds")),
            done_at=Subquery(mine.values("done_at")),
            watched=Subquery(mine.values("watched")),
            passed_count=quizzes_passed(person),
        )
        .order_by("path")
    )
    rows, is_found = [], False
    for number, lesson in enumerate(lessons, 1):
        is_now = not lesson.done_at and not is_found
        is_found = is_found or is_now
        rows.append(LessonRow(number, lesson, lesson.learnt or 0, bool(lesson.done_at), is_now))
    return rows


def course_screen(course: Any, person: Person, *, is_draft: bool = False) -> dict[str, Any]:
    rows = lesson_rows(course, person, is_draft=is_draft)
    done = sum(row.is_done for row in rows)
    rule = credit_rule(person)
    left = sum(max(0, row.lesson.seconds - row.seconds) for row in rows if not row.is_done)
    return {
        "tab": "courses",
        "course": course,
        "rows": rows,
        "now": next((row for row in rows if row.is_now), None),
        "done_count": done,
        "are_all_done": bool(rows) and done == len(rows),
        "left_seconds": left,
        "percent": percent(course),
        "credits": rule.credits(course.length) if rule else None,
    }


def credit_rule(person: Person) -> CreditRule | None:
    """The rule that says today what a completed course is worth to the person."""
    return CreditRule.objects.in_force(event="course.completed", union=person.home_union, on=timezone.localdate())
