from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.enums import JoinState
from accounts.models.membership import Membership
from accounts.models.person import Person
from accounts.models.union import Union


class JoinRequestQuerySet(models.QuerySet["JoinRequest"]):
    def visible_to(self, person: Person) -> JoinRequestQuerySet:
        """One's own requests, and those to the unions that one decides for."""
        from accounts.joining.rules import requests_visible_to  # noqa: PLC0415  # it reads these models: a circle otherwise

        return requests_visible_to(self, person)

    def waiting(self) -> JoinRequestQuerySet:
        """What nobody has decided yet, the oldest first."""
        return self.filter(state=JoinState.REQUESTED).order_by("asked_at", "pk")


class JoinRequest(models.Model):
    """A person asks a union to take her in. Decided once, by an officer there who is somebody else."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="join_requests", verbose_name=_("person"))
    union = models.ForeignKey(Union, on_delete=models.PROTECT, related_name="join_requests", verbose_name=_("union"))
    workplace = models.CharField(_("workplace"), max_length=100)
    message = models.CharField(_("message to the union"), max_length=300, blank=True)
    leaves = models.ForeignKey(
        Membership,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("membership that ends the day before"),
    )
    state = models.CharField(_("state"), max_length=12, choices=JoinState, default=JoinState.REQUESTED)
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now, editable=False)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to join")
        verbose_name_plural = _("requests to join")
        indexes = [models.Index(fields=["union", "state", "asked_at"], name="accounts_join_queue")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "union"], condition=Q(state=JoinState.REQUESTED), name="accounts_join_open_once"
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("person")), name="accounts_join_not_by_oneself"
            ),
            models.CheckConstraint(
                condition=~Q(state=JoinState.REFUSED) | ~Q(reason=""), name="accounts_join_refused_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.union_id} {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state == JoinState.REQUESTED

    @property
    def days_waiting(self) -> int:
        return (timezone.now() - self.asked_at).days
