from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LEASE = datetime.timedelta(minutes=10)
LONGEST_WAIT = datetime.timedelta(minutes=10)


class OutboxQuerySet(models.QuerySet):
    def due(self, urgent: Iterable[str] = ()) -> OutboxQuerySet:
        """What may be delivered now: the urgent topics first, then by age."""
        waiting = self.filter(done_at__isnull=True, due_at__lte=timezone.now())
        last = models.Case(models.When(topic__in=list(urgent), then=0), default=1, output_field=models.IntegerField())
        return waiting.order_by(last, "due_at", "pk")

    def claim(self, message: OutboxMessage) -> bool:
        """Take the message for one lease; False when another worker was faster."""
        lease = timezone.now() + LEASE
        return bool(self.filter(pk=message.pk, done_at=None, due_at=message.due_at).update(due_at=lease))


class OutboxMessage(models.Model):
    """What must leave the database, written in the transaction that caused it and delivered at least once."""

    topic = models.CharField(_("topic"), max_length=40)
    key = models.CharField(pgettext_lazy("outbox", "key"), max_length=120, blank=True)
    payload = models.JSONField(_("payload"), default=dict)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    due_at = models.DateTimeField(_("due at"), default=timezone.now)
    attempts = models.PositiveIntegerField(pgettext_lazy("sending", "attempts"), default=0)
    error = models.CharField(_("last error"), max_length=300, blank=True)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("outbox message")
        verbose_name_plural = _("outbox messages")
        indexes = [
            models.Index(fields=["due_at", "id"], condition=models.Q(done_at=None), name="records_outbox_due"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.pk}"

    def finish(self) -> None:
        self.done_at, self.error = timezone.now(), ""
        self.attempts += 1
        self.save(update_fields=["done_at", "error", "attempts"])

    def postpone(self, error: Exception) -> None:
        """Try later, twice as long each time. The text of the error may hold personal data: keep its kind."""
        self.attempts += 1
        wait = min(LONGEST_WAIT, datetime.timedelta(seconds=2**self.attempts))
        self.due_at, self.error = timezone.now() + wait, type(error).__name__
        self.save(update_fields=["attempts", "due_at", "error"])
