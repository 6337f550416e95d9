from __future__ import annotations

import datetime
from typing import cast

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.dated import Dated, DatedQuerySet
from privacy.calendar import after_months
from privacy.enums import RetentionKind


class RetentionRuleQuerySet(DatedQuerySet):
    def nearest(self, kind: str, region: str, on: datetime.date) -> RetentionRule | None:
        """The rule of the smallest region around `region`; of two, the one that began later."""
        current = cast("models.QuerySet[RetentionRule]", self.current(on))
        rules = [one for one in current.filter(kind=kind) if region.startswith(one.jurisdiction)]
        return max(rules, key=lambda one: (len(one.jurisdiction), one.from_on, one.pk), default=None)

    def last_day(self, kind: str, region: str, since: datetime.date, today: datetime.date) -> datetime.date | None:
        """The last day on which something of `since` has to be kept; None: nobody has said when it may go.

        The rule of that day and today's rule both count, and the longer one wins: nothing goes too early."""
        rules = [self.nearest(kind, region, on) for on in {since, today}]
        if any(rule is None or rule.months is None for rule in rules):
            return None
        return max(after_months(since, rule.months) for rule in rules if rule and rule.months is not None)


class RetentionRule(Dated):
    """How long a kind of record is kept, in a place, from a day on, by which document. No months: not decided."""

    kind = models.CharField(_("kind of record"), max_length=32, choices=RetentionKind)
    months = models.PositiveSmallIntegerField(_("months"), null=True, blank=True)
    jurisdiction = models.CharField(
        _("region code"),
        max_length=12,
        blank=True,
        validators=[RegexValidator(r"^\d{2,12}$")],
        help_text=_("The first digits of the region code; empty: the whole country."),
    )
    source = models.CharField(_("source document"), max_length=300)

    objects = RetentionRuleQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["kind", "jurisdiction", "-from_on"]
        verbose_name = _("keeping period")
        verbose_name_plural = _("keeping periods")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["kind", "jurisdiction", "from_on"], name="privacy_retention_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.jurisdiction}"
