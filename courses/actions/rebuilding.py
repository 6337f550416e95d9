"""Progress made anew from the records, the spans seen live and the attempts: the same rows, or a bug is found."""

from __future__ import annotations

import datetime
from collections import Counter

from django.db import transaction
from django.db.models import Max

from accounts.models import Person
from courses.actions.completing import complete
from courses.actions.days import split_by_day
from courses.models import CoursePage, LearningDay, LessonPage, LessonProgress
from courses.replay import replay
from records.models import LiveSpan, Record

FIELDS = ["opened_at", "seen_at", "seconds", "pending_seconds", "watched", "said_done_at", "done_at"]


@transaction.atomic
def rebuild(*, person: Person, by: Person | None, write: bool = True) -> int:
    """How many rows of the person differed from what the records say; they are put right unless `write` is off."""
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    lessons = _lessons(person)
    differing = sum(_rebuild_lesson(person, lesson, write) for lesson in lessons.values())
    differing += _rebuild_days(person, lessons, write)
    if write:
        _complete_what_is_missing(person, by)
    return differing


def _lessons(person: Person) -> dict[str, LessonPage]:
    keys = set(Record.objects.filter(person=person, kind__startswith="lesson.").values_list("object_key", flat=True))
    keys |= set(
        LiveSpan.objects.filter(person=person, object_key__startswith="lesson:").values_list("object_key", flat=True)
    )
    numbers = [int(key.partition(":")[2]) for key in keys]
    return {lesson.key: lesson for lesson in LessonPage.objects.filter(pk__in=numbers).select_related("course")}


def _rebuild_lesson(person: Person, lesson: LessonPage, write: bool) -> bool:
    fresh = replay(person, lesson)
    if fresh is None:
        return False
    stored = LessonProgress.objects.filter(person=person, lesson=lesson).first()
    if stored:
        fresh.pk = stored.pk
        fresh.done_at = stored.done_at or fresh.done_at  # monotone, also when the lesson grew since
    if stored and all(getattr(stored, name) == getattr(fresh, name) for name in FIELDS):
        return False
    if write:
        fresh.save()
    return True


def _rebuild_days(person: Person, lessons: dict[str, LessonPage], write: bool) -> int:
    wanted: Counter[tuple[int, int, datetime.date]] = Counter()
    for span in LiveSpan.objects.filter(person=person, object_key__in=lessons):
        lesson = lessons[span.object_key]
        for day, seconds in split_by_day(span.started_at, span.seconds):
            wanted[lesson.pk, lesson.course_id, day] += seconds
    rows = LearningDay.objects.filter(person=person)
    stored = {(row.lesson_id, row.course_id, row.on): row.seconds for row in rows}
    differing = {key for key in wanted.keys() | stored.keys() if wanted.get(key) != stored.get(key)}
    if write and differing:
        rows.delete()
        LearningDay.objects.bulk_create(
            LearningDay(person=person, lesson_id=lesson, course_id=course, on=day, seconds=seconds)
            for (lesson, course, day), seconds in wanted.items()
        )
    return len(differing)


def _complete_what_is_missing(person: Person, by: Person | None) -> None:
    begun = CoursePage.objects.filter(progress__person=person).exclude(completions__person=person).distinct()
    for course in begun:
        last = LessonProgress.objects.filter(person=person, course=course).aggregate(at=Max("done_at"))["at"]
        if last:
            complete(person=person, course=course, by=by, at=last)
