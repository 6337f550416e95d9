from courses.actions.completing import complete
from courses.actions.enrolling import assign, enrol
from courses.actions.learning import beat_lesson, learn_offline, open_lesson, say_done, watch_video
from courses.actions.marking import mark_attempt
from courses.actions.publishing import publish_lessons
from courses.actions.rebuilding import rebuild
from courses.actions.reminding import remind_of_dates

__all__ = [
    "assign",
    "beat_lesson",
    "complete",
    "enrol",
    "learn_offline",
    "mark_attempt",
    "open_lesson",
    "publish_lessons",
    "rebuild",
    "remind_of_dates",
    "say_done",
    "watch_video",
]
