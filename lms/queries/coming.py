"""What has a date: courses to finish and events to attend, soonest first."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils import timezone

MOST = 6


class Coming(NamedTuple):
    """Either a course under way with its last day, or an event of one's unions."""

    on: datetime.date
    course: Any = None
    event: Any = None


def coming(courses: Iterable[Any], events: Iterable[Any]) -> list[Coming]:
    """`courses` are those under way, `events` pages with `starts_at`."""
    dated = [Coming(on=course.due_on, course=course) for course in courses if course.due_on]
    dated += [Coming(on=timezone.localtime(event.starts_at).date(), event=event) for event in events]
    return sorted(dated, key=lambda item: item.on)[:MOST]
