"""One lesson of one person, played again from what was recorded."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import NamedTuple

from accounts.models import Person
from courses.models import CourseRule, LessonPage, LessonProgress
from exams.models import Attempt
from records.models import LiveSpan, Record


class Event(NamedTuple):
    at: datetime.datetime
    apply: Callable[[LessonProgress], None]


def replay(person: Person, lesson: LessonPage) -> LessonProgress | None:
    """The progress row as the records say it, unsaved; None when nothing was recorded."""
    spans = list(LiveSpan.objects.filter(person=person, object_key=lesson.key))
    attempts = list(Attempt.objects.filter(person=person, source=lesson.key, passed=True))
    events = [Event(record.received_at, _deed(record)) for record in _records(person, lesson)]
    events += [Event(attempt.closed_at, _nothing) for attempt in attempts if attempt.closed_at]
    events.sort(key=lambda event: event.at)
    row = None
    for event in events:
        row = row or _new(person, lesson, event.at)
        event.apply(row)
        row.seconds, row.seen_at = _verified(spans, event.at), max(row.seen_at, event.at)
        passed = {attempt.paper_id for attempt in attempts if attempt.closed_at and attempt.closed_at <= event.at}
        rule = CourseRule.objects.in_force_at(event.at, is_statutory=lesson.course.is_statutory)
        row.settle(rule, passed, event.at)
    return row


def _records(person: Person, lesson: LessonPage):
    return Record.objects.filter(person=person, object_key=lesson.key, kind__startswith="lesson.").order_by(
        "received_at", "device", "sequence", "pk"
    )


def _new(person: Person, lesson: LessonPage, at: datetime.datetime) -> LessonProgress:
    return LessonProgress(person=person, lesson=lesson, course_id=lesson.course_id, opened_at=at, seen_at=at)


def _nothing(row: LessonProgress) -> None:
    """Opening, beating and passing a quiz change the time and the seconds only."""


def _deed(record: Record) -> Callable[[LessonProgress], None]:
    def watch(row: LessonProgress) -> None:
        row.watch(record.payload["block"], record.payload["intervals"])

    def say(row: LessonProgress) -> None:
        row.said_done_at = row.said_done_at or record.received_at

    def wait(row: LessonProgress) -> None:
        row.pending_seconds += record.payload["seconds"]

    return {"lesson.watched": watch, "lesson.done": say, "lesson.offline": wait}.get(record.kind, _nothing)


def _verified(spans: list[LiveSpan], at: datetime.datetime) -> int:
    """Whole seconds of the spans up to the moment."""
    return sum(min(span.seconds, int((at - span.started_at).total_seconds())) for span in spans if span.started_at < at)
