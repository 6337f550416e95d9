"""What a person is in the middle of, each course with its next lesson, and what she has completed; one query each."""

from __future__ import annotations

from django.db.models import Case, Count, Exists, F, OuterRef, QuerySet, Subquery, Sum, When
from django.db.models.functions import Coalesce, JSONObject, Least

from accounts.models import Person
from courses.keys import course_key
from courses.models import CourseCompletion, CoursePage, Enrolment, LessonPage, LessonProgress
from credits.models import Certificate

MOST = 20


def under_way(person: Person) -> QuerySet[Enrolment]:
    """Enrolments not completed, last learnt first, each with `course`, `planned`, `learnt` (seconds) and `next`.

    `next` is {"title", "slug", "seconds", "number"} of the first lesson not done, None when only the exam is left."""
    done = CourseCompletion.objects.filter(person=person, course=OuterRef("course"))
    lessons = LessonPage.objects.live().filter(course=OuterRef("course"))
    mine: QuerySet[Enrolment] = Enrolment.objects.filter(person=person)
    return (
        mine.filter(~Exists(done), course__in=CoursePage.objects.visible_to(person))
        .select_related("course")
        .annotate(
            planned=Subquery(_total(lessons, "course", Sum("seconds"))),
            learnt=Coalesce(Subquery(_total(_progress(person), "course", Sum("counted"))), 0),
            next=Subquery(_next(lessons, person)),
        )
        .order_by("-touched_at", "-pk")[:MOST]
    )


def completed(person: Person) -> QuerySet[CourseCompletion]:
    """Completed courses, newest first, each with the `certificate_number` of its newest certificate or None."""
    source = course_key("course")
    issued = Certificate.objects.filter(person=person, source=source).order_by("-issued_at").values("number")
    mine: QuerySet[CourseCompletion] = CourseCompletion.objects.visible_to(person)
    return mine.annotate(certificate_number=Subquery(issued[:1])).order_by("-completed_at", "-pk")


def _progress(person: Person) -> QuerySet:
    """Seconds of each lesson as they count towards the whole: no lesson counts for more than its length."""
    counted = Case(When(done_at__isnull=False, then=F("lesson__seconds")), default=Least("seconds", "lesson__seconds"))
    progress = LessonProgress.objects.filter(person=person, course=OuterRef("course"), lesson__live=True)
    return progress.annotate(counted=counted)


def _next(lessons: QuerySet, person: Person) -> QuerySet:
    done = LessonProgress.objects.filter(person=person, lesson=OuterRef("pk"), done_at__isnull=False)
    before = LessonPage.objects.live().filter(course=OuterRef("course"), path__lte=OuterRef("path"))
    numbered = lessons.filter(~Exists(done)).annotate(number=Subquery(_total(before, "course", Count("pk"))))
    shape = JSONObject(title="title", slug="slug", seconds="seconds", number="number")
    return numbered.order_by("path").values(data=shape)[:1]


def _total(rows: QuerySet, by: str, what) -> QuerySet:
    return rows.order_by().values(by).annotate(total=what).values("total")
