from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from profiles.enums import CertificateKind, CertificateState, SkillLevel, SkillSeries
from profiles.validators import validate_occupation_code

FACTS = (
    "kind",
    "series",
    "level",
    "occupation",
    "occupation_code",
    "number",
    "issuer",
    "issued_on",
    "valid_until",
)


class SkillCertificateQuerySet(models.QuerySet["SkillCertificate"]):
    def visible_to(self, person: Person) -> SkillCertificateQuerySet:
        """One's own, and those of the members of unions that one is officer of."""
        from profiles.rules import certificates_visible_to  # noqa: PLC0415  # rules read these models: a circle otherwise

        return certificates_visible_to(self, person)

    def waiting(self) -> SkillCertificateQuerySet:
        """What nobody has checked yet, the oldest first."""
        return self.filter(state=CertificateState.UPLOADED).order_by("submitted_at", "pk")

    def accepted(self) -> SkillCertificateQuerySet:
        return self.filter(state=CertificateState.ACCEPTED)


class SkillCertificate(models.Model):
    """A certificate of a skill level that its holder uploaded. `level` is the ordered code of both series."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="skill_certificates", verbose_name=_("holder")
    )
    kind = models.CharField(_("kind of certificate"), max_length=16, choices=CertificateKind)
    series = models.CharField(_("series"), max_length=8, choices=SkillSeries)
    level = models.PositiveSmallIntegerField(_("skill level"), choices=SkillLevel)
    occupation = models.CharField(_("occupation"), max_length=50)
    occupation_code = models.CharField(
        _("code of the occupation"), max_length=10, blank=True, validators=[validate_occupation_code]
    )
    number = models.CharField(_("number of the certificate"), max_length=40)
    issuer = models.CharField(_("issuing body"), max_length=80)
    issued_on = models.DateField(_("issued on"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    file = models.FileField(_("file"), max_length=120)  # its name never stands in an address
    file_type = models.CharField(_("type of the file"), max_length=32)
    state = models.CharField(_("state"), max_length=12, choices=CertificateState, default=CertificateState.UPLOADED)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    submitted_at = models.DateTimeField(_("submitted at"), default=timezone.now)

    objects = SkillCertificateQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_on", "-level", "pk"]
        verbose_name = _("skill certificate")
        verbose_name_plural = _("skill certificates")
        indexes = [models.Index(fields=["state", "submitted_at"], name="profiles_skill_queue")]
        constraints = [
            models.CheckConstraint(condition=Q(level__range=(1, 8)), name="profiles_skill_level"),
            models.CheckConstraint(
                condition=~Q(series=SkillSeries.FIVE) | Q(level__range=(2, 6)), name="profiles_skill_five_grades"
            ),
            models.CheckConstraint(
                condition=~Q(kind=CertificateKind.QUALIFICATION) | Q(series=SkillSeries.FIVE),
                name="profiles_skill_qualification_in_grades",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("issued_on")),
                name="profiles_skill_dates",
                violation_error_message=_("The certificate cannot end before it was issued."),
            ),
            models.UniqueConstraint(
                fields=["kind", "number"],
                condition=Q(state=CertificateState.ACCEPTED),
                name="profiles_skill_number_accepted_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def level_name(self) -> str:
        """Both names where both series have one: 三级 · 高级工."""
        return SkillLevel(self.level).both_names

    @property
    def is_picture(self) -> bool:
        return self.file_type.startswith("image/")

    @property
    def is_over(self) -> bool:
        return self.valid_until is not None and self.valid_until < timezone.localdate()

    @property
    def days_waiting(self) -> int:
        return (timezone.now() - self.submitted_at).days
