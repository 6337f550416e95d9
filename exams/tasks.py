from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from exams.actions import settle
from exams.models import Attempt

AT_ONCE = 500


@shared_task
def close_overdue() -> int:
    """Score what was left open when the time was over; the number of attempts closed."""
    overdue = Attempt.objects.overdue(timezone.now()).order_by("closes_at")[:AT_ONCE]
    return sum(not settle(attempt=attempt).is_open for attempt in overdue)
