"""Reads for other floors: what a person learns, what her year holds, what is missing from a lesson."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet, Sum
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import Person
from courses.cards import cards, percent
from courses.evidence import passed_papers
from courses.models import CourseCompletion, CoursePage, CourseRule, LearningDay, LessonPage, LessonProgress


def learning(person: Person, most: int = 3) -> list[Any]:
    """Courses to go on with, soonest due first, then last touched: rows of `cards` with `percent` and `now`.

    `now` is the first lesson that is not done, None when only the exam is left. Two queries."""
    begun = CoursePage.objects.visible_to(person).filter(enrolments__person=person)
    open_ = cards(begun.exclude(completions__person=person), person)
    rows = list(open_.select_related("picture").order_by(F("due_on").asc(nulls_last=True), "-touched_at", "pk")[:most])
    done = LessonProgress.objects.filter(person=person, done_at__isnull=False).values("lesson")
    left = LessonPage.objects.live().filter(course__in=rows).exclude(pk__in=done).defer("body").order_by("-path")
    first = {lesson.course_id: lesson for lesson in left} if rows else {}
    for row in rows:
        row.percent, row.now = percent(row), first.get(row.pk)
    return rows


def year_seconds(person: Person, year: int) -> dict[str, int]:
    """Verified seconds of a calendar year by theme, {"health": 7200, …}; themes without time are missing."""
    days = LearningDay.objects.filter(person=person, on__year=year).order_by()
    return dict(days.values_list("course__theme").annotate(total=Sum("seconds")))


def completions(person: Person) -> QuerySet[CourseCompletion]:
    """The person's completed courses, newest first."""
    return CourseCompletion.objects.visible_to(person).select_related("course").order_by("-completed_at")


def missing_words(row: LessonProgress) -> str:
    """What a lesson still needs, as sentences for the learner."""
    rule = CourseRule.objects.in_force(is_statutory=row.lesson.course.is_statutory)
    missing = row.missing(rule, passed_papers(row.person, row.lesson.key))
    seconds = row.lesson.seconds * rule.read_percent // 100 - row.seconds
    words = {
        "time": _("This lesson needs about %(minutes)d more minutes.") % {"minutes": max(1, round(seconds / 60))},
        "video": _("The video has to be watched to the end first."),
        "quiz": _("The quiz of this lesson has to be passed first."),
    }
    between = "" if (get_language() or "").startswith("zh") else " "
    return between.join(words[name] for name in missing)
