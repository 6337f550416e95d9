"""Which answers count, and the score: functions of stored rows only, so they give the same at any time."""

from __future__ import annotations

from collections.abc import Iterable

from exams.models import Answer, Attempt

Given = dict[str, list[str]]  # question number → chosen keys; JSON knows only words as names


def counts(attempt: Attempt, answer: Answer) -> bool:
    """In time by the server's clock; after closing only what the closing phone had written before it closed,
    and only while the right answers had not been shown."""
    if attempt.closed_at is None or answer.received_at <= attempt.closed_at:
        return True
    if attempt.close_sequence is None or answer.sequence is None or answer.device != attempt.close_device:
        return False
    limits = [limit for limit in (attempt.closes_at, attempt.revealed_at) if limit]
    return answer.sequence < attempt.close_sequence and all(answer.received_at < limit for limit in limits)


def given(attempt: Attempt, answers: Iterable[Answer]) -> Given:
    """The answer to each question: on one device the highest sequence, of two devices the one received later."""
    latest: dict[tuple[int, str], Answer] = {}
    for answer in answers:
        place = (answer.number, answer.device)
        if counts(attempt, answer) and (place not in latest or _order(answer) > _order(latest[place])):
            latest[place] = answer
    ordered = sorted(latest.values(), key=lambda answer: answer.pk)
    return {str(answer.number): answer.choices for answer in ordered}


def _order(answer: Answer) -> tuple[int, int]:
    return (answer.sequence if answer.sequence is not None else -1, answer.pk)


def right_numbers(keys: Given, given: Given) -> set[str]:
    """Questions whose choices are exactly the right ones."""
    return {number for number, right in keys.items() if set(given.get(number, [])) == set(right)}


def score(keys: Given, given: Given) -> int:
    """Out of 100, rounded down: nobody passes by rounding."""
    return len(right_numbers(keys, given)) * 100 // len(keys) if keys else 0
