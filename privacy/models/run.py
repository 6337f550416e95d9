from __future__ import annotations

import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RetentionRunQuerySet(models.QuerySet["RetentionRun"]):
    def note(self, day: datetime.date, deleted: dict[str, int], coming: dict[str, list]) -> None:
        """What the job did; several rounds of one day are added up."""
        row, _new = self.get_or_create(day=day)
        for label, number in deleted.items():
            row.deleted[label] = row.deleted.get(label, 0) + number
        row.coming, row.ran_at = coming, timezone.now()
        row.save()


class RetentionRun(models.Model):
    """A day of the keeping job: rows deleted of each model, and which day comes next with how many rows."""

    day = models.DateField(_("day"), unique=True)
    ran_at = models.DateTimeField(_("last round at"), default=timezone.now)
    deleted = models.JSONField(_("deleted"), default=dict)  # {"accounts.SmsMessage": 12}
    coming = models.JSONField(_("coming"), default=dict)  # {"accounts.SmsMessage": ["2026-12-27", 3]}

    objects = RetentionRunQuerySet.as_manager()

    class Meta:
        ordering = ["-day"]
        verbose_name = _("round of the keeping job")
        verbose_name_plural = _("rounds of the keeping job")

    def __str__(self) -> str:
        return f"{self.day}"
