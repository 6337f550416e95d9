from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from exams.enums import AttemptState
from exams.marking import given, score
from exams.models import AnswerKey, Attempt
from exams.rules import check_can_answer
from exams.signals import attempt_closed

MARKS = ["given", "score", "passed"]
RESULT = ["state", "closed_at", "close_device", "close_sequence", *MARKS]


@transaction.atomic
def close(*, attempt: Attempt, by: Person, device: str = "", sequence: int | None = None) -> Attempt:
    """Hand in: score once and tell the floors above. Closing again changes nothing.

    `device` and `sequence` name the moment on the phone: what it wrote before still counts if it arrives late."""
    check_can_answer(by, attempt)
    locked = lock(attempt)
    if not locked.is_open:
        return locked
    now = timezone.now()
    in_time = not locked.is_overdue(now)
    return hand_in(locked, now if in_time else locked.closes_at, device, sequence if device else None)


def settle(*, attempt: Attempt) -> Attempt:
    """Close an attempt whose time is over, as of the moment it was over; any other stays as it is, unlocked."""
    return _time_over(attempt) if attempt.is_overdue(timezone.now()) else attempt


@transaction.atomic
def _time_over(attempt: Attempt) -> Attempt:
    locked = lock(attempt)
    return hand_in(locked, locked.closes_at) if locked.is_open else locked


@transaction.atomic
def mark_again(*, attempt: Attempt) -> Attempt:
    """A late answer of the closing phone counts: score anew, and tell the floors above when that changed it."""
    locked = lock(attempt)
    before = locked.score
    if not locked.is_open and _mark(locked) != before:
        locked.save(update_fields=MARKS)
        attempt_closed.send(sender=Attempt, attempt=locked)
    return locked


def lock(attempt: Attempt) -> Attempt:
    """The row as it is now, held until the end of the transaction."""
    return Attempt.objects.select_for_update(of=("self",)).get(pk=attempt.pk)


def hand_in(attempt: Attempt, at: datetime.datetime | None, device: str = "", sequence: int | None = None) -> Attempt:
    """Score a locked, open attempt as of that moment, and tell the floors above."""
    attempt.state, attempt.closed_at = AttemptState.CLOSED, at
    attempt.close_device, attempt.close_sequence = device, sequence
    _mark(attempt)
    attempt.save(update_fields=RESULT)
    attempt_closed.send(sender=Attempt, attempt=attempt)
    return attempt


def _mark(attempt: Attempt) -> int:
    key = AnswerKey.objects.get(attempt=attempt)
    attempt.given = given(attempt, attempt.answers.all())
    attempt.score = score(key.keys, attempt.given)
    attempt.passed = attempt.score >= attempt.pass_percent
    return attempt.score
