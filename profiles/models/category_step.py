from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Person
from profiles.enums import CategoryAct, CategoryKind, Source
from profiles.models.category import CategorySpanQuerySet


class CategoryStep(models.Model):
    """Who said what of a person's category, and when: the days as they then were. Rows are only added."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="category_steps", verbose_name=_("person")
    )
    kind = models.CharField(_("category"), max_length=24, choices=CategoryKind)
    act = models.CharField(_("step"), max_length=8, choices=CategoryAct)
    from_on = models.DateField(_("from"))
    to_on = models.DateField(_("to"), null=True)
    source = models.CharField(_("who says so"), max_length=8, choices=Source)
    done_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("done by")
    )
    done_at = models.DateTimeField(pgettext_lazy("step", "done at"), default=timezone.now)

    objects = CategorySpanQuerySet.as_manager()

    class Meta:
        ordering = ["-done_at", "-pk"]
        verbose_name = _("step of a category")
        verbose_name_plural = _("steps of categories")

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.act}"
