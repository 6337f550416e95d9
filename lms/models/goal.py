from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Union
from accounts.models.dated import Dated, DatedQuerySet
from lms.enums import GoalKind


class GoalQuerySet(DatedQuerySet):
    def over(self, union: Union | None) -> GoalQuerySet:
        """Goals that reach the union: its own, those of the unions above, and those set for everywhere."""
        where = Q(union=None)
        if union:
            where |= Q(union__in=Union.objects.above(union))
        return self.filter(where)


class Goal(Dated):
    """What a union wants to reach, from one day on and with its source; the nearest union's holds."""

    kind = models.CharField(_("kind"), max_length=16, choices=GoalKind)
    value = models.DecimalField(
        _("value"), max_digits=7, decimal_places=1, validators=[MinValueValidator(0)], help_text=_("Hours or percent.")
    )
    union = models.ForeignKey(
        Union,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("holds in"),
        help_text=_("The union and everything below it; empty: everywhere."),
    )
    source = models.CharField(
        pgettext_lazy("rule", "source"), max_length=200, help_text=_("Document, number and date.")
    )

    objects = GoalQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["kind", "-from_on", "-pk"]
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["kind", "union", "from_on"], name="lms_goal_once_a_day"),
            models.CheckConstraint(condition=Q(value__gte=0), name="lms_goal_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"
