from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Seat(models.Model):
    """Where a person learns right now: one place a person, whatever the number of phones and tabs."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True)
    device = models.CharField(_("device"), max_length=64)
    object_key = models.CharField(_("object"), max_length=80)
    beat_at = models.DateTimeField(_("last heartbeat"))

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")

    def __str__(self) -> str:
        return self.object_key


class LiveSpan(models.Model):
    """Time that the server saw live. Spans of one person never overlap, so their sum never exceeds the clock."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="live_spans")
    object_key = models.CharField(_("object"), max_length=80)
    started_at = models.DateTimeField(_("started at"))
    ended_at = models.DateTimeField(_("ended at"))
    seconds = models.PositiveIntegerField(_("seconds"))

    class Meta:
        ordering = ["started_at", "pk"]
        verbose_name = _("live span")
        verbose_name_plural = _("live spans")
        constraints = [
            models.CheckConstraint(condition=Q(ended_at__gte=F("started_at")), name="records_livespan_forward")
        ]
        indexes = [models.Index(fields=["person", "object_key", "ended_at"], name="records_span_by_object")]

    def __str__(self) -> str:
        return f"{self.object_key} {self.seconds} s"
