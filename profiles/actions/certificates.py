from __future__ import annotations

import datetime
from hashlib import sha256
from typing import Any, BinaryIO

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import LimitCount, Person
from profiles.enums import CertificateKind, CertificateState, SkillSeries, StepKind
from profiles.models import SkillCertificate
from profiles.models.certificate import FACTS
from profiles.rules import check_can_correct
from profiles.scans import Scan, read_scan
from profiles.steps import add_step
from profiles.validators import clean_number, clean_occupation_code


def upload_certificate(*, person: Person, facts: dict[str, Any], file: BinaryIO, by: Person | None) -> SkillCertificate:
    """A new certificate that waits for a check. `facts`: the names of FACTS. ValidationError for what is wrong."""
    if by and by.pk != person.pk:
        raise PermissionDenied(_("Only the holder may upload the certificate."))
    certificate = SkillCertificate(person=person, **{name: facts[name] for name in FACTS if name in facts})
    check_facts(certificate)
    if by:
        take_turn_to_upload(person)
    scan = read_scan(file)
    with transaction.atomic():
        return _submit(certificate, scan, StepKind.UPLOADED, by)


def correct_certificate(
    *, certificate: SkillCertificate, facts: dict[str, Any], file: BinaryIO | None = None, by: Person
) -> SkillCertificate:
    """Other facts, and another photo where one is given; what stood before stays in the steps."""
    check_can_correct(by, certificate)
    take_turn_to_upload(certificate.person)
    scan = read_scan(file) if file else None  # a large photo takes a moment: before the row is locked
    with transaction.atomic():
        stored = SkillCertificate.objects.select_for_update().select_related("person").get(pk=certificate.pk)
        check_can_correct(by, stored)
        for name in FACTS:
            setattr(stored, name, facts.get(name, getattr(stored, name)))
        check_facts(stored)
        stored.version += 1
        return _submit(stored, scan, StepKind.CORRECTED, by)


@transaction.atomic
def delete_certificate(*, certificate: SkillCertificate, by: Person) -> None:
    """The holder takes back what no officer has accepted, with its photos."""
    stored = SkillCertificate.objects.select_for_update().get(pk=certificate.pk)
    if stored.person_id != by.pk:
        raise PermissionDenied(_("Only the holder may change the certificate."))
    if stored.state == CertificateState.ACCEPTED:
        raise ValidationError(_("An accepted certificate stays in your record."), code="state")
    stored.delete()


def check_facts(certificate: SkillCertificate) -> None:
    """Clean what was typed; raises ValidationError by field."""
    certificate.number = clean_number(certificate.number or "")
    certificate.occupation_code = clean_occupation_code(certificate.occupation_code or "")
    certificate.clean_fields(exclude=["person", "file", "file_type", "state"])
    wrong: dict[str, str] = {}
    if certificate.series == SkillSeries.FIVE and not 2 <= certificate.level <= 6:
        wrong["level"] = _("This level exists in the series of eight steps only.")
    if certificate.kind == CertificateKind.QUALIFICATION and certificate.series != SkillSeries.FIVE:
        wrong["series"] = _("A vocational qualification has five grades.")
    if certificate.issued_on > timezone.localdate():
        wrong["issued_on"] = _("This day is still to come. Please look at the certificate again.")
    if certificate.valid_until and certificate.valid_until < certificate.issued_on:
        wrong["valid_until"] = _("The certificate cannot end before it was issued.")
    if wrong:
        raise ValidationError({field: ValidationError(text, code=field) for field, text in wrong.items()})


def take_turn_to_upload(person: Person) -> None:
    key = f"skills:{sha256(person.pk.bytes).hexdigest()[:40]}"
    if LimitCount.objects.take(key, settings.UPLOADS_A_DAY, datetime.timedelta(days=1)):
        raise ValidationError(_("You have uploaded often today. Please try again tomorrow."), code="wait")


def _submit(certificate: SkillCertificate, scan: Scan | None, kind: StepKind, by: Person | None) -> SkillCertificate:
    """In a transaction: the file is written first and goes again when the rows do not hold."""
    if scan:
        certificate.file, certificate.file_type = scan.store(), scan.content_type  # type: ignore[assignment]
    certificate.state, certificate.submitted_at = CertificateState.UPLOADED, timezone.now()
    try:
        certificate.save()
        add_step(certificate, kind, by=by)
    except Exception:
        if scan:
            default_storage.delete(str(certificate.file.name))
        raise
    return certificate
