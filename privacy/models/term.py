from __future__ import annotations

import datetime
from typing import cast

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.dated import Dated, DatedQuerySet


class PrivacyTermQuerySet(DatedQuerySet):
    def of(self, on: datetime.date | None = None) -> PrivacyTerm:
        """The terms of the day; the model's own values where nobody has written any."""
        current = cast("models.QuerySet[PrivacyTerm]", self.current(on))
        return current.order_by("-from_on", "-pk").first() or PrivacyTerm()


class PrivacyTerm(Dated):
    """How long one may think a deletion over, and how long an export lies ready."""

    cooling_days = models.PositiveSmallIntegerField(_("days to undo a deletion"), default=7)
    export_hours = models.PositiveSmallIntegerField(_("hours an export lies ready"), default=72)
    link_minutes = models.PositiveSmallIntegerField(_("minutes a download stays open after signing in"), default=15)
    source = models.CharField(_("source document"), max_length=300)

    objects = PrivacyTermQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["-from_on"]
        verbose_name = _("privacy terms")
        verbose_name_plural = _("privacy terms")

    def __str__(self) -> str:
        return f"{self.from_on}"
