from __future__ import annotations

import datetime

from django.core.exceptions import ImproperlyConfigured
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models.dated import Dated, DatedQuerySet
from courses.enums import Counts

PERCENT = [MinValueValidator(0), MaxValueValidator(100)]


class CourseRuleQuerySet(DatedQuerySet):
    def in_force(self, *, is_statutory: bool, on: datetime.date | None = None) -> CourseRule:
        """The youngest rule that holds on the day."""
        rule = self.current(on).filter(is_statutory=is_statutory).order_by("-from_on", "-pk").first()
        if rule is None:
            raise ImproperlyConfigured("no course rule is in force on this day: add one under CMS, Course rules")
        return rule  # type: ignore[return-value]  # rows of this model

    def in_force_at(self, at: datetime.datetime, *, is_statutory: bool) -> CourseRule:
        return self.in_force(is_statutory=is_statutory, on=timezone.localdate(at))


class CourseRule(Dated):
    """When a lesson counts as learnt. Places and years differ: rows with dates and a source, never constants."""

    is_statutory = models.BooleanField(_("for statutory training"), default=False)
    read_percent = models.PositiveSmallIntegerField(
        _("share of the planned time, in percent"), validators=PERCENT, help_text=_("Seen live by the server.")
    )
    is_word_enough = models.BooleanField(_("or the learner's own word"))
    watch_percent = models.PositiveSmallIntegerField(_("share of each video, in percent"), validators=PERCENT)
    speed_percent = models.PositiveSmallIntegerField(_("fastest playback, in percent"))
    can_skip = models.BooleanField(_("fast-forward on first watching"))
    idle_minutes = models.PositiveSmallIntegerField(_("ask after minutes without a touch"))
    counts = models.CharField(_("what counts as hours"), max_length=16, choices=Counts)
    source = models.CharField(
        pgettext_lazy("rule", "source"), max_length=200, help_text=_("Document, number and date.")
    )

    objects = CourseRuleQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("course rule")
        verbose_name_plural = _("course rules")
        ordering = ["is_statutory", "-from_on", "-pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["is_statutory", "from_on"], name="courses_rule_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.from_on} · {self.source}"
