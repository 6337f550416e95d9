from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from accounts.models.person import Person


class DatedQuerySet(models.QuerySet):
    def current(self, on: datetime.date | F | OuterRef | None = None) -> Self:
        """Rows that hold on the day (default today, local date; or a column's); `to_on` is the last day that holds."""
        day = on or timezone.localdate()
        return self.filter(Q(to_on__isnull=True) | Q(to_on__gte=day), from_on__lte=day)

    def visible_to(self, person: Person) -> Self:
        """One's own rows, and those of the unions whose people one may see."""
        from accounts.authority import rows_where  # noqa: PLC0415  # it reads these models: a circle otherwise

        return rows_where(self, person, self.model.seen_with)  # type: ignore[return-value, attr-defined]  # filtering keeps the class


class Dated(models.Model):
    from_on = models.DateField(_("from"), default=timezone.localdate)
    to_on = models.DateField(_("to"), null=True, blank=True)

    seen_with: ClassVar[str] = "people.list"  # the operation that shows the rows of a union
    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="%(app_label)s_%(class)s_dates",
            )
        ]
