"""Lessons and courses as places where a paper is sat (`exams.sources`)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from accounts.models import Person
from courses.models import CourseCompletion, CoursePage, LessonPage, LessonProgress
from exams import sources
from exams.models import Attempt, Paper


class LessonSource(sources.SourceKind):
    """The quiz of a lesson: whoever may read the lesson may sit it."""

    def may_open(self, person: Person, paper: Paper, key: str) -> bool:
        lesson = LessonPage.objects.visible_to(person).filter(pk=_number(key)).first()
        return lesson is not None and any(ref.paper == paper.pk for ref in lesson.papers)

    def surroundings(self, person: Person, key: str, attempt: Attempt | None) -> sources.Surroundings:
        lesson = LessonPage.objects.filter(pk=_number(key)).select_related("course").first()
        if lesson is None:
            return sources.Surroundings(title=_("Courses"), url="/courses/")
        done = LessonProgress.objects.filter(person=person, lesson=lesson, done_at__isnull=False).exists()
        return sources.Surroundings(
            title=lesson.title,
            url=lesson.url,
            recorded=recorded(person, lesson.course) or (_("This lesson is done.") if done else ""),
            next_label=_("On with the course"),
            next_url=lesson.course.url if done else "",  # else back to the lesson
            is_exam=False,
        )


class CourseSource(sources.SourceKind):
    """The exam at the end of a course: for who has done every lesson."""

    def may_open(self, person: Person, paper: Paper, key: str) -> bool:
        course = CoursePage.objects.visible_to(person).filter(pk=_number(key), exam=paper).first()
        return course is not None and all_lessons_done(person, course)

    def surroundings(self, person: Person, key: str, attempt: Attempt | None) -> sources.Surroundings:
        course = CoursePage.objects.filter(pk=_number(key)).first()
        if course is None:
            return sources.Surroundings(title=_("Courses"), url="/courses/")
        return sources.Surroundings(
            title=course.title,
            url=course.url,
            recorded=recorded(person, course),
            next_label=_("Back to the course"),
            next_url=course.url,
        )


def all_lessons_done(person: Person, course: CoursePage) -> bool:
    lessons = LessonPage.objects.live().filter(course=course)
    done = LessonProgress.objects.filter(person=person, lesson__in=lessons, done_at__isnull=False)
    return lessons.exists() and done.count() == lessons.count()


def recorded(person: Person, course: CoursePage) -> str:
    """What stands on the person's record for the course, as a sentence; empty before it is completed."""
    completion = CourseCompletion.objects.visible_to(person).filter(course=course).first()
    if completion is None:
        return ""
    tenths = completion.seconds * 10 // 3600
    return _("The course is completed: %(hours)s learning hours.") % {"hours": f"{tenths // 10}.{tenths % 10}"}


def _number(key: str) -> int:
    return int(key) if key.isdecimal() else 0


def register_all() -> None:
    sources.register("lesson", LessonSource())
    sources.register("course", CourseSource())
