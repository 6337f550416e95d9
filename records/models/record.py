from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from audit.models.append_only import AppendOnly


class Record(AppendOnly):
    """What a worker did, as the phone sent it. The server's clock and the device's sequence give the order."""

    id = models.UUIDField(primary_key=True)  # made by the phone: sending again finds this row
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="records")
    device = models.CharField(_("device"), max_length=64)
    sequence = models.PositiveBigIntegerField(_("sequence on the device"))
    kind = models.CharField(_("kind"), max_length=40)
    object_key = models.CharField(_("object"), max_length=80, blank=True)
    phone_at = models.DateTimeField(_("time by the phone"), null=True, blank=True)
    payload = models.JSONField(_("payload"), default=dict)
    body_hash = models.CharField(max_length=64, editable=False)
    received_at = models.DateTimeField(_("received at"))

    class Meta:
        ordering = ["received_at", "device", "sequence", "pk"]
        verbose_name = _("learning record")
        verbose_name_plural = _("learning records")
        constraints = [
            models.UniqueConstraint(fields=["person", "device", "sequence"], name="records_record_sequence_once")
        ]
        indexes = [models.Index(fields=["person", "object_key", "received_at"], name="records_by_object")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
