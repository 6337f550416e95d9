from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Person, SmsMessage
from notices.enums import Channel, State
from notices.models.notice import Notice

OPEN = (State.WAITING, State.HANDED)


class DeliveryQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> DeliveryQuerySet:
        """What was sent to the people whom the person administers; one's own notices stand in the inbox."""
        from notices.rules import deliveries_visible_to  # noqa: PLC0415  # it reads these models: a circle otherwise

        return deliveries_visible_to(self, person)

    def due(self, now: datetime.datetime) -> DeliveryQuerySet:
        return self.filter(state=State.WAITING, due_at__lte=now)

    def locked(self) -> DeliveryQuerySet:
        """For writing, in one order for every worker; where rows can be locked the second worker waits."""
        return self.select_for_update(of=("self",)).order_by("pk")


class Delivery(models.Model):
    """A notice on its way by one channel. One row a notice and channel: nothing is sent twice."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="deliveries", verbose_name=_("notice"))
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    due_at = models.DateTimeField(_("due at"))
    is_urgent = models.BooleanField(_("rings at night too"), default=False)
    is_digest = models.BooleanField(_("waits for the digest"), default=False)
    attempts = models.PositiveSmallIntegerField(pgettext_lazy("sending", "attempts"), default=0)
    error = models.CharField(_("kind of the last error"), max_length=60, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    text_message = models.ForeignKey(
        SmsMessage, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("text message")
    )

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel"], name="notices_delivery_once"),
            models.CheckConstraint(
                condition=(Q(state=State.SENT, sent_at__isnull=False) | ~Q(state=State.SENT) & Q(sent_at=None)),
                name="notices_delivery_sent_at",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], condition=Q(state__in=OPEN), name="notices_delivery_open")]

    def __str__(self) -> str:
        return f"{self.channel} {self.state} {self.pk}"

    @property
    def is_late(self) -> bool:
        """Waiting although its time has come: the worker is behind or stands still."""
        return self.state == State.WAITING and self.due_at <= timezone.now() - datetime.timedelta(minutes=10)
