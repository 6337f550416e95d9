from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.models.dated import Dated, DatedQuerySet
from profiles.enums import SENSITIVE, CategoryKind, Source


class CategorySpanQuerySet(DatedQuerySet):
    def visible_to(self, person: Person) -> CategorySpanQuerySet:
        """One's own spans, and those of the people one is responsible for; sensitive ones for officers only."""
        from profiles.rules import spans_visible_to  # noqa: PLC0415  # rules read these models: a circle otherwise

        return spans_visible_to(self, person)

    def touching(self, first: datetime.date, last: datetime.date | None) -> CategorySpanQuerySet:
        """Spans that share a day with first…last (None: without an end)."""
        found = self.filter(Q(to_on=None) | Q(to_on__gte=first))
        return found.filter(from_on__lte=last) if last else found


class CategorySpan(Dated):
    """A person belongs to a category from a day to a day. Spans of one never overlap (profiles/overlaps.py)."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="category_spans", verbose_name=_("person")
    )
    kind = models.CharField(_("category"), max_length=24, choices=CategoryKind)
    source = models.CharField(_("who says so"), max_length=8, choices=Source)

    objects = CategorySpanQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("category of a worker")
        verbose_name_plural = _("categories of workers")
        indexes = [models.Index(fields=["kind", "from_on"], name="profiles_category_kind")]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(to_on=None), name="profiles_category_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.kind}"

    @property
    def is_current(self) -> bool:
        today = timezone.localdate()
        return self.from_on <= today and (self.to_on is None or self.to_on >= today)

    @property
    def is_sensitive(self) -> bool:
        return self.kind in SENSITIVE
