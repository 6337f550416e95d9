from __future__ import annotations

import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models.dated import Dated, DatedQuerySet


class QuietHoursQuerySet(DatedQuerySet):
    def in_force(self, on: datetime.date | None = None) -> QuietHours:
        """The youngest row that holds on the day; without one every hour is loud and the digest goes at eight."""
        return self.current(on).order_by("-from_on", "-pk").first() or QuietHours()  # type: ignore[return-value]


class QuietHours(Dated):
    """From when to when nothing rings, local time, and when the digests go. Places and years differ: dated rows."""

    begins = models.TimeField(_("quiet from"), default=datetime.time(0), help_text=_("Equal times: never quiet."))
    ends = models.TimeField(_("quiet until"), default=datetime.time(0))
    digest_at = models.TimeField(_("digest at"), default=datetime.time(8))
    digest_weekday = models.PositiveSmallIntegerField(
        _("weekday of the weekly digest"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(7)],
        help_text=_("1 is Monday, 7 is Sunday."),
    )
    source = models.CharField(
        pgettext_lazy("rule", "source"), max_length=200, help_text=_("Document, number and date.")
    )

    objects = QuietHoursQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("quiet hours")
        verbose_name_plural = _("quiet hours")
        ordering = ["-from_on", "-pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["from_on"], name="notices_quiethours_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.begins:%H:%M}–{self.ends:%H:%M}"

    def may_ring(self, at: datetime.datetime) -> bool:
        return self.next_ring(at) == at

    def next_ring(self, at: datetime.datetime) -> datetime.datetime:
        """`at`, or the end of the quiet hours that `at` falls in."""
        here = timezone.localtime(at)
        time = here.time()
        over_midnight = self.begins > self.ends
        if over_midnight and time >= self.begins:
            return _at(here.date() + datetime.timedelta(days=1), self.ends)
        if time < self.ends and (over_midnight or time >= self.begins):
            return _at(here.date(), self.ends)
        return at

    def next_quiet(self, at: datetime.datetime) -> datetime.datetime | None:
        """When the quiet hours after a loud `at` begin; None when it is never quiet."""
        if self.begins == self.ends:
            return None
        here = timezone.localtime(at)
        today = _at(here.date(), self.begins)
        return today if today > at else _at(here.date() + datetime.timedelta(days=1), self.begins)

    def next_digest(self, at: datetime.datetime, *, is_weekly: bool = False) -> datetime.datetime:
        """The first digest after `at`, never in the quiet hours."""
        day = timezone.localtime(at).date()
        if is_weekly:
            day += datetime.timedelta(days=(self.digest_weekday - day.isoweekday()) % 7)
        step = datetime.timedelta(days=7 if is_weekly else 1)
        first = _at(day, self.digest_at)
        return self.next_ring(first if first > at else _at(day + step, self.digest_at))


def _at(day: datetime.date, time: datetime.time) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, time))
