from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from accounts.models.dated import Dated
from accounts.models.person import Person
from accounts.models.union import Union


class RoleGrant(Dated):
    """A role holds for the union and everything below it, from one day to another.

    A deputy holds the role of `deputy_for`, within its days (accounts/deputy_triggers.py), and passes it to nobody."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="role_grants", verbose_name=_("person"))
    union = models.ForeignKey(Union, on_delete=models.PROTECT, related_name="role_grants", verbose_name=_("union"))
    role = models.CharField(_("role"), max_length=16, choices=Role)
    granted_by = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("granted by"),
    )
    deputy_for = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="deputies",
        verbose_name=_("deputy for"),
    )

    seen_with = "roles.read"

    class Meta(Dated.Meta):
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "union", "role"],
                condition=Q(to_on__isnull=True),
                name="accounts_rolegrant_open_once",
            ),
            models.CheckConstraint(condition=~Q(granted_by=F("person")), name="accounts_rolegrant_not_by_oneself"),
            models.CheckConstraint(
                condition=Q(deputy_for__isnull=True) | Q(to_on__isnull=False), name="accounts_rolegrant_deputy_ends"
            ),
        ]

    @property
    def is_over(self) -> bool:
        return self.to_on is not None and self.to_on < timezone.localdate()

    @property
    def is_coming(self) -> bool:
        return self.from_on > timezone.localdate()

    def __str__(self) -> str:
        return f"{self.role} · {self.union_id}"
