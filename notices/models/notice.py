from __future__ import annotations

import datetime

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Person, Reach, RoleGrant, Union
from notices.enums import Kind

KEEPS_PLACE = datetime.timedelta(minutes=30)


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> NoticeQuerySet:
        """One's own; a union's word only while one belongs to that union or has a role for it."""
        if not person.is_authenticated or not person.is_active:
            return self.none()
        return self.filter(Q(union=None) | Exists(_belongs()) | Exists(_serves()), person=person)

    def unread(self) -> NoticeQuerySet:
        return self.filter(read_at=None)

    def in_inbox_order(self) -> NoticeQuerySet:
        """Unread first, newest first. What was opened just now keeps its place, so that "back" finds it again."""
        fresh = Q(read_at=None) | Q(read_at__gt=timezone.now() - KEEPS_PLACE)
        group = Case(When(fresh, then=0), default=1, output_field=models.IntegerField())
        return self.order_by(group, "-created_at", "-pk")


def _belongs() -> models.QuerySet:
    inside = Membership.objects.filter(person=OuterRef("person")).current()
    return inside.under(OuterRef("union"), timezone.localdate())


def _serves() -> models.QuerySet:
    grants = RoleGrant.objects.filter(person=OuterRef("person")).current()
    reach = Reach.objects.current()
    below = reach.filter(above=OuterRef(OuterRef("union"))).values("below")
    above = reach.filter(below=OuterRef(OuterRef("union"))).values("above")
    return grants.filter(Q(union__in=below) | Q(union__in=above))


class Notice(models.Model):
    """One thing that one person gets told. Facts are stored; the words are made when they are read."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices", verbose_name=_("person")
    )
    template = models.CharField(_("template"), max_length=60)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    facts = models.JSONField(_("facts"), default=dict, encoder=DjangoJSONEncoder)
    url = models.CharField(_("address"), max_length=200, blank=True)
    union = models.ForeignKey(
        Union, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("union")
    )
    campaign = models.ForeignKey(
        "notices.Campaign", on_delete=models.CASCADE, null=True, blank=True, related_name="notices"
    )
    once = models.CharField(_("told only once"), max_length=120, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    valid_until = models.DateTimeField(_("of no use after"), null=True, blank=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.UniqueConstraint(fields=["person", "template", "once"], condition=~Q(once=""), name="notices_once")
        ]
        indexes = [
            models.Index(fields=["person"], condition=Q(read_at=None), name="notices_unread"),
            models.Index(fields=["campaign"], condition=Q(read_at__isnull=False), name="notices_campaign_read"),
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.pk}"

    @property
    def kind_icon(self) -> str:
        return Kind(self.kind).icon

    @property
    def said(self) -> dict:
        """Its facts; those of a campaign stand once, in the campaign."""
        return self.campaign.facts if self.campaign else self.facts

    @property
    def is_recalled(self) -> bool:
        return self.campaign is not None and self.campaign.recalled_at is not None

    @property
    def is_over(self) -> bool:
        return self.valid_until is not None and self.valid_until <= timezone.now()
