from __future__ import annotations

import calendar
import datetime

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from accounts.models import Person
from courses.enums import Counts
from courses.evidence import best_pass
from courses.models import CourseCompletion, CoursePage, CourseRule, LessonPage, LessonProgress
from courses.signals import course_completed
from credits.actions import award, issue_certificate
from exams.models import Attempt


@transaction.atomic
def complete(
    *, person: Person, course: CoursePage, by: Person | None, at: datetime.datetime
) -> CourseCompletion | None:
    """Complete the course if every lesson is done and the exam passed; once, and never taken back here."""
    lessons = list(LessonPage.objects.live().filter(course=course).order_by("path"))
    attempt = best_pass(person, course.key, course.exam) if course.exam else None
    if not _is_fulfilled(person, course, lessons, attempt):
        return None
    values = _snapshot(person, course, lessons, attempt, at)
    completion, is_new = CourseCompletion.objects.get_or_create(person=person, course=course, defaults=values)
    if is_new:
        _reward(completion)
        transaction.on_commit(lambda: course_completed.send(sender=CourseCompletion, completion=completion))
    return completion


def _is_fulfilled(person: Person, course: CoursePage, lessons: list[LessonPage], attempt: Attempt | None) -> bool:
    done = LessonProgress.objects.filter(person=person, lesson__in=lessons, done_at__isnull=False)
    return bool(lessons) and done.count() == len(lessons) and (course.exam_id is None or attempt is not None)


def _snapshot(
    person: Person, course: CoursePage, lessons: list[LessonPage], attempt: Attempt | None, at: datetime.datetime
) -> dict:
    """What counted at this moment: later edits change nothing."""
    rule = CourseRule.objects.in_force_at(at, is_statutory=course.is_statutory)
    progress = LessonProgress.objects.filter(person=person, course=course)
    verified = progress.aggregate(total=Sum("seconds"))["total"] or 0
    planned = course.seconds_planned or sum(lesson.seconds for lesson in lessons)
    return {
        "completed_at": at,
        "title": course.title,
        "theme": course.theme,
        "issuer_id": course.union_id,
        "seconds": min(planned, verified) if rule.counts == Counts.VERIFIED else planned,
        "verified_seconds": verified,
        "score": attempt.score if attempt else None,
        "content_version": course.content_version,
        "lessons": [
            {"id": lesson.pk, "title": lesson.title, "seconds": lesson.seconds, "version": lesson.content_version}
            for lesson in lessons
        ],
        "rule": rule,
        "valid_until": _months_later(timezone.localdate(at), course.valid_months),
    }


def _months_later(day: datetime.date, months: int | None) -> datetime.date | None:
    if not months:
        return None
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))


def _reward(completion: CourseCompletion) -> None:
    """One posting by the rule in force, one certificate with what was posted."""
    source = completion.course.key
    facts = {"seconds": completion.seconds, "verified_seconds": completion.verified_seconds}
    if completion.score is not None:
        facts["score"] = completion.score
    posting = award(
        person=completion.person,
        source=source,
        event="course.completed",
        facts=facts,
        theme=completion.theme,
        title=completion.title,
        at=completion.completed_at,
    )
    issue_certificate(
        person=completion.person,
        source=source,
        theme=completion.theme,
        title=completion.title,
        seconds=completion.seconds,
        credits=posting.credits if posting else 0,
        union=completion.issuer,
        score=completion.score,
        valid_until_on=completion.valid_until,
    )
