from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.enums import Theme, UnionKind
from accounts.models import Person, Union
from accounts.names import mask_name
from credits.enums import CertificateStatus
from credits.numbers import grouped, new_number


class CertificateQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> CertificateQuerySet:
        """One's own. The public page shows a masked copy to whoever knows the number."""
        return self.filter(person=person) if person.is_authenticated else self.none()


class Certificate(models.Model):
    """What was earned, copied on the day it was earned: a later change of names changes no certificate."""

    number = models.CharField(_("number"), max_length=32, unique=True, default=new_number, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="certificates", verbose_name=_("person")
    )
    source = models.CharField(_("source"), max_length=80)
    title = models.CharField(_("title"), max_length=200)
    theme = models.CharField(_("theme"), max_length=16, choices=Theme, blank=True)
    holder_name = models.CharField(_("holder"), max_length=50)
    union = models.ForeignKey(Union, on_delete=models.PROTECT, related_name="+", verbose_name=_("issuing union"))
    union_name = models.CharField(_("name of the issuing union"), max_length=120)
    level = models.CharField(_("level"), max_length=16, choices=UnionKind)
    seconds = models.PositiveIntegerField(_("seconds"))
    credits = models.PositiveIntegerField(_("credits, in hundredths"))
    score = models.PositiveSmallIntegerField(_("score"), null=True, blank=True)
    issued_at = models.DateTimeField(_("issued at"), default=timezone.now)
    valid_until_on = models.DateField(_("valid until"), null=True, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(_("status"), max_length=8, choices=CertificateStatus, default=CertificateStatus.VALID)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    revoke_reason = models.CharField(_("reason of revocation"), max_length=200, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "source"],
                condition=Q(status=CertificateStatus.VALID),
                name="credits_certificate_once",
            ),
            models.CheckConstraint(
                condition=Q(status=CertificateStatus.VALID, revoked_at=None, revoked_by=None, revoke_reason="")
                | (
                    Q(status=CertificateStatus.REVOKED, revoked_at__isnull=False, revoked_by__isnull=False)
                    & ~Q(revoke_reason="")
                ),
                name="credits_certificate_revoked_by",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return grouped(self.number)

    @property
    def masked_name(self) -> str:
        return mask_name(self.holder_name)

    @property
    def is_valid(self) -> bool:
        return self.status == CertificateStatus.VALID and not self.has_ended

    @property
    def has_ended(self) -> bool:
        return self.valid_until_on is not None and timezone.localdate() > self.valid_until_on
