from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person, Union
from notices.enums import CampaignState, State


class CampaignQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> CampaignQuerySet:
        """Those of the unions that the person may tell something."""
        from notices.rules import campaigns_visible_to  # noqa: PLC0415  # it reads these models: a circle otherwise

        return campaigns_visible_to(self, person)


class Campaign(models.Model):
    """One notice for all members of a union and below, written a slice at a time by the worker."""

    union = models.ForeignKey(Union, on_delete=models.CASCADE, related_name="+", verbose_name=_("union"))
    template = models.CharField(_("template"), max_length=60)
    facts = models.JSONField(_("facts"), default=dict, encoder=DjangoJSONEncoder)
    url = models.CharField(_("address"), max_length=200, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    valid_until = models.DateTimeField(_("of no use after"), null=True, blank=True)
    total_count = models.PositiveIntegerField(_("people to tell"))
    done_count = models.PositiveIntegerField(_("people told"), default=0)
    cursor = models.UUIDField(_("told up to this person"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    channels = models.JSONField(_("channels"), default=list)  # by name; empty: all that the template has
    starts_at = models.DateTimeField(_("begins at"), default=timezone.now)
    recalled_at = models.DateTimeField(_("taken back at"), null=True, blank=True)
    recalled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = CampaignQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")

    def __str__(self) -> str:
        return f"{self.template} {self.pk}"

    @property
    def percent(self) -> int:
        return 100 if self.finished_at else min(99, self.done_count * 100 // max(1, self.total_count))

    @property
    def state(self) -> CampaignState:
        if self.recalled_at:
            return CampaignState.RECALLED
        if self.finished_at:
            return CampaignState.DONE
        return CampaignState.COMING if self.starts_at > timezone.now() else CampaignState.RUNNING

    @property
    def rings_later(self) -> bool:
        """Is there a text or mail of it that has not left yet?"""
        return self.notices.filter(deliveries__state=State.WAITING).exists()

    @property
    def can_be_recalled(self) -> bool:
        return self.recalled_at is None and (self.finished_at is None or self.rings_later)
