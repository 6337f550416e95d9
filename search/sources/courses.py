from __future__ import annotations

from collections.abc import Collection, Iterator

from django.db.models import Count, Prefetch

from courses.models import CoursePage, LessonPage
from search.documents import Document
from search.enums import Kind
from search.sources.base import Source, seconds, seen_by


class Courses(Source):
    """A course and its published lessons: one family, because a lesson is seen by who sees its course."""

    name = "course"

    def documents(self, ids: Collection[str] | None = None) -> Iterator[Document]:
        lessons = LessonPage.objects.live().order_by("path")
        courses = CoursePage.objects.live().select_related("union").order_by("pk")
        courses = courses.annotate(learners=Count("enrolments")).prefetch_related(Prefetch("lessons", lessons))
        if ids is not None:
            courses = courses.filter(pk__in=ids)
        for course in courses.iterator(chunk_size=100):
            yield self._course(course)
            for lesson in course.lessons.all():
                yield self._lesson(course, lesson)

    def _course(self, course: CoursePage) -> Document:
        return Document(
            key=course.key,
            family=self.family(course.pk),
            kind=Kind.COURSE,
            title=course.title,
            text=_lines(course.summary, course.why),
            url=course.url or "",
            byline=course.audience,
            **self._shared(course),
        )

    def _lesson(self, course: CoursePage, lesson: LessonPage) -> Document:
        return Document(
            key=lesson.key,
            family=self.family(course.pk),
            kind=Kind.LESSON,
            title=lesson.title,
            text=_lines(*lesson.body.stream_block.get_searchable_content(lesson.body)),
            url=lesson.url or "",
            byline=course.title,
            **self._shared(course),
        )

    def _shared(self, course: CoursePage) -> dict:
        return {
            "theme": course.theme,
            "motif": course.motif,
            "seen_by": seen_by(course.union, for_union_only=course.for_union_only),
            "dated": seconds(course.first_published_at),
            "popularity": course.learners,
        }


def _lines(*parts: object) -> str:
    return "\n".join(text for part in parts if (text := str(part).strip()))
