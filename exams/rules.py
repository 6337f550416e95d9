"""Who may sit, answer and see the key."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.models import Person
from exams.models import Attempt


def check_can_answer(person: Person, attempt: Attempt) -> None:
    if person.pk != attempt.person_id or not person.is_active:
        raise PermissionDenied(_("This is somebody else's attempt."))


def attempts_left(attempt: Attempt) -> int | None:
    """How often the person may try again; None = as often as one likes."""
    allowed = attempt.paper.attempts_allowed
    return None if allowed is None else max(0, allowed - _used(attempt))


def _used(attempt: Attempt) -> int:
    counted = getattr(attempt, "used_count", None)  # where the query brought it along
    same = Attempt.objects.filter(person_id=attempt.person_id, paper_id=attempt.paper_id, source=attempt.source)
    return same.count() if counted is None else counted


def reveals_key(attempt: Attempt, left: int | None) -> bool:
    """Right answers and explanations are for who has passed or has no further attempt.

    Who failed and may try again learns which questions to relearn, else one empty attempt would give the key away."""
    return not attempt.is_open and bool(attempt.passed or left == 0)
