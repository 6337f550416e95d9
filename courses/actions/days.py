from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.db.models import F
from django.utils import timezone

from courses.models import LearningDay, LessonProgress


def split_by_day(started_at: datetime.datetime, seconds: int) -> Iterator[tuple[datetime.date, int]]:
    """Whole seconds from `started_at` on, by local day; a stretch over midnight belongs to both days."""
    here = timezone.localtime(started_at)
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    used = 0
    while used < seconds:
        day, midnight = midnight.date(), midnight + datetime.timedelta(days=1)
        until = min(seconds, int((midnight - here).total_seconds()))
        if until > used:
            yield day, until - used
        used = until


def add_to_days(row: LessonProgress, ended_at: datetime.datetime, seconds: int) -> None:
    """Newly verified seconds that ended at `ended_at`."""
    for day, part in split_by_day(ended_at - datetime.timedelta(seconds=seconds), seconds):
        values = {"course_id": row.course_id}
        found, _made = LearningDay.objects.get_or_create(
            person_id=row.person_id, lesson_id=row.lesson_id, on=day, defaults=values
        )
        LearningDay.objects.filter(pk=found.pk).update(seconds=F("seconds") + part)
