from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from exams.actions.closing import close, lock, mark_again, settle
from exams.enums import QuestionKind
from exams.marking import counts
from exams.models import Answer, Attempt
from exams.rules import check_can_answer


def answer(
    *,
    attempt: Attempt,
    number: int,
    choices: list[str],
    by: Person,
    device: str = "",
    sequence: int | None = None,
) -> Answer:
    """Keep one answer of an open attempt; an empty list takes the answer back.

    ValidationError `closed` or `time_over` when it comes too late, `number` or `choices` when it does not fit."""
    check_can_answer(by, attempt)
    was_open = attempt.is_open
    attempt = settle(attempt=attempt)  # apart from the transaction below: a refusal there must not undo it
    if was_open and not attempt.is_open:
        raise ValidationError(_("The time is over. What you saved before was handed in."), code="time_over")
    return _answer(attempt, number, choices, device, sequence)


@transaction.atomic
def _answer(attempt: Attempt, number: int, choices: list[str], device: str, sequence: int | None) -> Answer:
    if not lock(attempt).is_open:
        raise ValidationError(_("This exam was handed in. Answers can no longer be changed."), code="closed")
    return _keep(attempt, number, choices, device, sequence)


@transaction.atomic
def receive_answer(
    *, attempt: Attempt, number: int, choices: list[str], by: Person, device: str, sequence: int
) -> Answer:
    """An answer from a phone that may have been offline. After closing it is kept as evidence, and counts
    only if that phone wrote it before it closed (`exams.marking`)."""
    check_can_answer(by, attempt)
    attempt = lock(settle(attempt=attempt))
    kept = _keep(attempt, number, choices, device, sequence)
    if not attempt.is_open and counts(attempt, kept):
        mark_again(attempt=attempt)
    return kept


def receive_finish(*, attempt: Attempt, by: Person, device: str, sequence: int) -> Attempt:
    """The phone handed in, now or while it was offline."""
    return close(attempt=attempt, by=by, device=device, sequence=sequence)


def _keep(attempt: Attempt, number: int, choices: list[str], device: str, sequence: int | None) -> Answer:
    chosen = checked_choices(attempt, number, choices)
    if sequence is not None:
        known = Answer.objects.filter(attempt=attempt, device=device, sequence=sequence).first()
        if known and (known.number, known.choices) == (number, chosen):
            return known
        if known:
            raise ValidationError(_("Another answer was stored under this number."), code="sequence")
    return Answer.objects.create(
        attempt=attempt,
        number=number,
        choices=chosen,
        device=device,
        sequence=sequence,
        received_at=timezone.now(),
    )


def checked_choices(attempt: Attempt, number: int, choices: list[str]) -> list[str]:
    """The chosen keys once each and in order, if this question has them."""
    question = attempt.question(number)
    if question is None:
        raise ValidationError(_("This exam has no such question."), code="number")
    chosen = sorted(set(choices))
    if not set(chosen) <= {choice["key"] for choice in question["choices"]}:
        raise ValidationError(_("This question has no such choice."), code="choices")
    if question["kind"] != QuestionKind.MULTIPLE and len(chosen) > 1:
        raise ValidationError(_("Please choose one answer only."), code="choices")
    return chosen
