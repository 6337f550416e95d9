from __future__ import annotations

from django.utils import timezone

from exams.models import Attempt


def mark_revealed(*, attempt: Attempt) -> None:
    """The right answers are being shown: from now on late answers are evidence only."""
    if attempt.revealed_at is None:
        Attempt.objects.filter(pk=attempt.pk, revealed_at=None).update(revealed_at=timezone.now())
