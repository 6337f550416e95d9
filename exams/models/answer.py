from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.models.append_only import AppendOnly
from exams.models.attempt import Attempt


class Answer(AppendOnly):
    """One answer as it was given. Which ones count is worked out by `exams.marking`, never by deleting."""

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="answers", verbose_name=_("attempt"))
    number = models.PositiveSmallIntegerField(_("question number"))
    choices = models.JSONField(_("choices"), default=list)
    device = models.CharField(_("device"), max_length=64, blank=True)
    sequence = models.PositiveBigIntegerField(_("sequence on the device"), null=True, blank=True)
    received_at = models.DateTimeField(_("received at"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(
                fields=["attempt", "device", "sequence"],
                condition=Q(sequence__isnull=False),
                name="exams_answer_sequence_once",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="exams_answer_number"),
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id} · {self.number}"
