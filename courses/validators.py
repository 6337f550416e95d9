from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from courses.models import CourseRule, LessonProgress
from courses.watching import merged, total

SLACK = 5.0  # seconds: clocks tick apart, players round up


def validate_watched(
    row: LessonProgress, block: str, intervals: list, speed: float, rule: CourseRule, at: datetime.datetime
) -> None:
    """ValidationError `block`, `interval`, `speed` or `forged`.

    Nobody watches more of a lesson than the server's clock ran since it was opened, times the fastest playback."""
    video = next((video for video in row.lesson.videos if video.block == block), None)
    if video is None:
        raise ValidationError(_("This video is no longer part of the lesson."), code="block")
    if any(not 0 <= start < end <= video.seconds + 1 for start, end in intervals):
        raise ValidationError(_("The video is shorter than what was said to be watched."), code="interval")
    if speed * 100 > rule.speed_percent:
        raise ValidationError(_("This video may not be played that fast."), code="speed")
    everything = {**row.watched, block: merged(row.watched.get(block, []), intervals)}
    possible = (at - row.opened_at).total_seconds() * rule.speed_percent / 100 + SLACK
    if total(everything) > possible:
        raise ValidationError(_("More was said to be watched than time has passed."), code="forged")
