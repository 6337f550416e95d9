"""Questions that the worker marked to come back to; a matter of this sitting, kept in the session."""

from __future__ import annotations

from django.http import HttpRequest

from exams.models import Attempt

NAME = "exam-marks"


def marked(request: HttpRequest, attempt: Attempt) -> list[int]:
    held = request.session.get(NAME, {})
    return held.get("numbers", []) if held.get("attempt") == str(attempt.pk) else []


def toggle(request: HttpRequest, attempt: Attempt, number: int) -> None:
    """Only the attempt at hand is remembered, so that the session stays small."""
    numbers = set(marked(request, attempt)) ^ {number}
    request.session[NAME] = {"attempt": str(attempt.pk), "numbers": sorted(numbers)}
