from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Person
from profiles.enums import StepKind
from profiles.models.certificate import SkillCertificate


class CertificateStep(models.Model):
    """What was done to a certificate: who, when, why, and the facts and the file as they then were."""

    certificate = models.ForeignKey(
        SkillCertificate, on_delete=models.CASCADE, related_name="steps", verbose_name=_("skill certificate")
    )
    kind = models.CharField(_("step"), max_length=12, choices=StepKind)
    done_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("done by")
    )
    done_at = models.DateTimeField(pgettext_lazy("step", "done at"), default=timezone.now)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    facts = models.JSONField(_("facts as they were"))
    file = models.FileField(_("file"), max_length=120)

    class Meta:
        ordering = ["done_at", "pk"]
        verbose_name = _("step of a certificate")
        verbose_name_plural = _("steps of certificates")
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=StepKind.RETURNED) | ~Q(reason=""), name="profiles_step_returned_with_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.certificate_id} {self.kind}"
