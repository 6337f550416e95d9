from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Person
from courses.models.course import CoursePage
from courses.models.lesson import LessonPage
from courses.models.rule import CourseRule
from courses.watching import length, merged


class LessonProgressQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> LessonProgressQuerySet:
        """One's own."""
        return self.filter(person=person) if person.is_authenticated else self.none()


class LessonProgress(models.Model):
    """How far a person is in a lesson: a projection of the records, made anew by `rebuild_progress`."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="lesson_progress")
    lesson = models.ForeignKey(LessonPage, on_delete=models.PROTECT, related_name="progress")
    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="progress")
    opened_at = models.DateTimeField(_("opened at"))
    seen_at = models.DateTimeField(_("last seen at"))
    seconds = models.PositiveIntegerField(_("verified seconds"), default=0)
    pending_seconds = models.PositiveIntegerField(_("seconds learnt offline"), default=0)
    watched = models.JSONField(_("watched"), default=dict)  # {"<block id>": [[0.0, 31.5], …]}
    said_done_at = models.DateTimeField(_("said to be done at"), null=True, blank=True)
    done_at = models.DateTimeField(pgettext_lazy("lesson", "done at"), null=True, blank=True)

    objects = LessonProgressQuerySet.as_manager()

    class Meta:
        verbose_name = _("lesson progress")
        verbose_name_plural = _("lesson progress")
        constraints = [models.UniqueConstraint(fields=["person", "lesson"], name="courses_progress_once")]
        indexes = [models.Index(fields=["person", "course"], name="courses_progress_course")]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.lesson_id}"

    def percent_of(self, seconds: int) -> int:
        """0–100 of the planned seconds; 100 only when the lesson is done."""
        return 100 if self.done_at else min(99, 100 * self.seconds // max(1, seconds))

    def watch(self, block: str, intervals: list) -> None:
        self.watched = {**self.watched, block: merged(self.watched.get(block, []), intervals)}

    def missing(self, rule: CourseRule, passed: set[int]) -> list[str]:
        """What the lesson still needs by the rule: any of "time", "video", "quiz"."""
        lesson = self.lesson
        read = self.seconds * 100 >= rule.read_percent * lesson.seconds
        said = rule.is_word_enough and self.said_done_at is not None
        needs = {
            "time": not (read or said),
            "video": any(self._unwatched(video.block, video.seconds, rule) for video in lesson.videos),
            "quiz": any(ref.paper not in passed for ref in lesson.papers),
        }
        return [name for name, is_needed in needs.items() if is_needed]

    def _unwatched(self, block: str, seconds: int, rule: CourseRule) -> bool:
        return length(self.watched.get(block, [])) * 100 < rule.watch_percent * seconds

    def settle(self, rule: CourseRule, passed: set[int], at: datetime.datetime) -> bool:
        """Done now? Monotone: what is done stays done whatever comes later."""
        if self.done_at is None and not self.missing(rule, passed):
            self.done_at = at
        return self.done_at == at
