from __future__ import annotations

import datetime
from typing import Self

from django.db import models
from django.db.models import Expression, F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models.dated import Dated, DatedQuerySet
from accounts.models.person import Person
from accounts.models.union import Union


class MembershipQuerySet(DatedQuerySet):
    def under(self, union: Union | Expression | F, on: datetime.date | Expression | F) -> Self:
        """Memberships at or below the union in either tree as it was on the day; `on` may be a column.

        A union that hangs there in both trees gives two rows: count people with distinct, or ask whether any exists."""
        held = Q(union__reach_up__to_on=None) | Q(union__reach_up__to_on__gte=on)
        return self.filter(held, union__reach_up__above=union, union__reach_up__from_on__lte=on)


class Membership(Dated):
    """A person belongs to a union for a time. Who left stays in last year's figures."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("person"))
    union = models.ForeignKey(Union, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("union"))
    is_main = models.BooleanField(_("main membership"), default=True)

    objects = MembershipQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "union"],
                condition=Q(to_on__isnull=True),
                name="accounts_membership_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.union_id}"
