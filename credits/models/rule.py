from __future__ import annotations

import datetime
from typing import cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Reach, Union
from accounts.models.dated import Dated, DatedQuerySet
from credits.enums import Rounding

EVERYWHERE = 10_000  # steps: a rule without a union is the furthest


class CreditRuleQuerySet(DatedQuerySet):
    def in_force(self, *, event: str, union: Union | None, on: datetime.date) -> CreditRule | None:
        """The rule of the nearest union at or above the person's that day; of two, the one that began later."""
        steps = Reach.objects.steps_up(union, on) if union else {}
        current = cast("models.QuerySet[CreditRule]", self.current(on))
        rules = current.filter(Q(union=None) | Q(union__in=steps), event=event).select_related("union")
        found = sorted(rules, key=lambda rule: (-steps.get(rule.union_id or 0, EVERYWHERE), rule.from_on, rule.version))
        return found[-1] if found else None


class CreditRule(Dated):
    """How learning time becomes credits, in one place from one day on. A posting keeps the version it was made by."""

    programme = models.SlugField(_("programme"), max_length=40)
    version = models.PositiveSmallIntegerField(_("version"))
    title = models.CharField(_("title"), max_length=120)
    event = models.CharField(pgettext_lazy("rule", "event"), max_length=40)  # for example "course.completed"
    union = models.ForeignKey(
        Union,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("holds in"),
        help_text=_("The union and everything below it; empty: everywhere."),
    )
    source = models.TextField(_("source document"), max_length=500)
    seconds_per_hour = models.PositiveIntegerField(_("seconds in one learning hour"))
    hours_per_credit = models.PositiveIntegerField(_("learning hours for one credit, in hundredths"))
    rounding = models.CharField(_("rounding"), max_length=16, choices=Rounding)

    objects = CreditRuleQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["programme", "-version"]
        verbose_name = _("credit rule")
        verbose_name_plural = _("credit rules")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["programme", "version"], name="credits_creditrule_version_once"),
            models.CheckConstraint(
                condition=Q(seconds_per_hour__gte=1, hours_per_credit__gte=1), name="credits_creditrule_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} · {self.version}"

    def clean(self) -> None:
        if self.pk and self.postings.exists() and self._changed():
            message = _("Credits were posted by this rule. End it and write a new version instead.")
            raise ValidationError(message, code="used")

    def _changed(self) -> bool:
        stored = type(self).objects.get(pk=self.pk)
        frozen = [field.attname for field in self._meta.concrete_fields if field.name != "to_on"]
        return any(getattr(stored, name) != getattr(self, name) for name in frozen)

    def credits(self, seconds: int) -> int:
        """Hundredths of a credit for verified seconds, in whole numbers only."""
        top, bottom = seconds * 10_000, self.seconds_per_hour * self.hours_per_credit
        if self.rounding == Rounding.HALF_UP:
            return (2 * top + bottom) // (2 * bottom)
        return top // bottom

    @property
    def minutes_per_hour(self) -> str:
        """Minutes of one learning hour, without a needless fraction."""
        return f"{self.seconds_per_hour / 60:g}"

    @property
    def hours_for_one(self) -> str:
        """Learning hours for one credit, without a needless fraction."""
        return f"{self.hours_per_credit / 100:g}"
