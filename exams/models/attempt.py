from __future__ import annotations

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Person
from exams.enums import AttemptState
from exams.models.paper import Paper


class AttemptQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> AttemptQuerySet:
        """One's own; nobody else reads a worker's answers."""
        return self.filter(person=person) if person.is_authenticated else self.none()

    def open(self) -> AttemptQuerySet:
        return self.filter(state=AttemptState.OPEN)

    def closed(self) -> AttemptQuerySet:
        return self.filter(state=AttemptState.CLOSED)

    def with_used_count(self) -> AttemptQuerySet:
        """`used_count`: how many attempts the person has begun at this paper for this source."""
        same = Attempt.objects.filter(person=OuterRef("person"), paper=OuterRef("paper"), source=OuterRef("source"))
        counted = same.order_by().values("person").annotate(count=Count("pk")).values("count")
        return self.annotate(used_count=Subquery(counted))

    def overdue(self, now: datetime.datetime) -> AttemptQuerySet:
        return self.open().filter(closes_at__lte=now)


class Attempt(models.Model):
    """One sitting of a paper. `snapshot` is what the worker sees; the key lies apart, in `AnswerKey`.

    snapshot: [{"number": 1, "question": 7, "kind": "single", "theme": "health", "text": "…", "page": 12 or None,
    "choices": [{"key": "A", "text": "…"}, …]}, …]; an answer is a list of keys."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="attempts", verbose_name=_("person")
    )
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="attempts", verbose_name=_("paper"))
    source = models.CharField(_("source"), max_length=80)  # what the paper belongs to, for example "lesson:17"
    state = models.CharField(_("state"), max_length=8, choices=AttemptState, default=AttemptState.OPEN)
    title = models.CharField(_("title"), max_length=120)
    snapshot = models.JSONField(_("questions"), default=list)
    content_version = models.CharField(_("content version"), max_length=16)
    pass_percent = models.PositiveSmallIntegerField(_("pass mark"))
    opened_at = models.DateTimeField(pgettext_lazy("attempt", "opened at"), default=timezone.now)
    closes_at = models.DateTimeField(_("time is over at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    close_device = models.CharField(_("closed by the device"), max_length=64, blank=True)
    close_sequence = models.PositiveBigIntegerField(_("sequence of closing"), null=True, blank=True)
    revealed_at = models.DateTimeField(_("right answers shown at"), null=True, blank=True)
    given = models.JSONField(_("answers that count"), default=dict)  # {"1": ["B"]}, worked out at closing
    score = models.PositiveSmallIntegerField(_("score"), null=True, blank=True)
    passed = models.BooleanField(_("passed"), null=True, blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "paper", "source"],
                condition=Q(state=AttemptState.OPEN),
                name="exams_attempt_one_open",
            ),
            models.CheckConstraint(
                condition=Q(state=AttemptState.OPEN, closed_at=None, score=None, passed=None)
                | Q(state=AttemptState.CLOSED, closed_at__isnull=False, score__lte=100, passed__isnull=False),
                name="exams_attempt_closed_is_scored",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "paper", "source"], name="exams_attempt_of"),
            models.Index(fields=["closes_at"], condition=Q(state=AttemptState.OPEN), name="exams_attempt_due"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state == AttemptState.OPEN

    @property
    def question_count(self) -> int:
        return len(self.snapshot)

    def is_overdue(self, now: datetime.datetime) -> bool:
        return self.is_open and self.closes_at is not None and now >= self.closes_at

    def question(self, number: int) -> dict | None:
        return self.snapshot[number - 1] if 1 <= number <= len(self.snapshot) else None


class AnswerKey(models.Model):
    """Right answers and explanations of one attempt, apart from what is shown. Read to score and after closing."""

    attempt = models.OneToOneField(Attempt, on_delete=models.CASCADE, primary_key=True, related_name="answer_key")
    keys = models.JSONField(_("right answers"), default=dict)  # {"1": ["B"], …}
    explanations = models.JSONField(_("explanations"), default=dict)  # {"1": "…"}

    class Meta:
        verbose_name = _("answer key")
        verbose_name_plural = _("answer keys")

    def __str__(self) -> str:
        return f"{self.attempt_id}"
