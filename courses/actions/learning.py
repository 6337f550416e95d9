"""What a worker does in a lesson. Each runs under the person's lock, so that nothing is counted twice or lost."""

from __future__ import annotations

import datetime

from django.db import transaction

from accounts.models import Person
from courses.actions.completing import complete
from courses.actions.days import add_to_days
from courses.evidence import passed_papers
from courses.models import CourseRule, Enrolment, LessonPage, LessonProgress
from courses.validators import validate_watched
from records.actions import beat
from records.models import Seat

Moment = datetime.datetime


@transaction.atomic
def open_lesson(*, person: Person, lesson: LessonPage, by: Person, at: Moment) -> LessonProgress:
    return _keep(_row(person, lesson, at), at)


@transaction.atomic
def beat_lesson(*, person: Person, lesson: LessonPage, device: str, by: Person, at: Moment) -> int:
    """A heartbeat on the server's clock; the whole seconds newly verified."""
    row = _row(person, lesson, at)
    seconds = beat(person=person, device=device, object_key=lesson.key, at=at)
    if seconds:
        row.seconds += seconds
        add_to_days(row, Seat.objects.get(person=person).beat_at, seconds)
    _keep(row, at)
    return seconds


@transaction.atomic
def watch_video(
    *, person: Person, lesson: LessonPage, block: str, intervals: list, speed: float, by: Person, at: Moment
) -> LessonProgress:
    """Intervals of a video seen online. ValidationError when they cannot be true (`courses.validators`)."""
    row = _row(person, lesson, at)
    validate_watched(row, block, intervals, speed, _rule(lesson, at), at)
    row.watch(block, intervals)
    return _keep(row, at)


@transaction.atomic
def say_done(*, person: Person, lesson: LessonPage, by: Person, at: Moment) -> LessonProgress:
    """The worker's own word; whether it is enough says the rule."""
    row = _row(person, lesson, at)
    row.said_done_at = row.said_done_at or at
    return _keep(row, at)


@transaction.atomic
def learn_offline(*, person: Person, lesson: LessonPage, seconds: int, by: Person, at: Moment) -> LessonProgress:
    """Time that only the phone saw: it waits and never counts as verified by itself."""
    row = _row(person, lesson, at)
    row.pending_seconds += seconds
    return _keep(row, at)


@transaction.atomic
def check_lesson(*, person: Person, lesson: LessonPage, by: Person, at: Moment) -> LessonProgress:
    """Something beside the lesson changed, its quiz was passed: is it done now?"""
    return _keep(_row(person, lesson, at), at)


def _row(person: Person, lesson: LessonPage, at: Moment) -> LessonProgress:
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)  # one deed of a person at a time
    Enrolment.objects.get_or_create(person=person, course_id=lesson.course_id)
    values = {"course_id": lesson.course_id, "opened_at": at, "seen_at": at}
    row = LessonProgress.objects.get_or_create(person=person, lesson=lesson, defaults=values)[0]
    row.lesson = lesson
    return row


def _rule(lesson: LessonPage, at: Moment) -> CourseRule:
    return CourseRule.objects.in_force_at(at, is_statutory=lesson.course.is_statutory)


def _keep(row: LessonProgress, at: Moment) -> LessonProgress:
    row.seen_at = max(row.seen_at, at)
    is_new = row.settle(_rule(row.lesson, at), passed_papers(row.person, row.lesson.key), at)
    row.save()
    Enrolment.objects.filter(person=row.person, course=row.course_id, touched_at__lt=at).update(touched_at=at)
    if is_new:
        complete(person=row.person, course=row.lesson.course, by=row.person, at=at)
    return row
