from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.auditing.lines import write_about
from accounts.models import Person, Union
from credits.enums import CertificateStatus
from credits.models import Certificate
from credits.rules import check_can_revoke
from notices.actions import notify


def issue_certificate(
    *,
    person: Person,
    source: str,
    title: str,
    seconds: int,
    credits: int,
    union: Union,
    theme: str = "",
    score: int | None = None,
    by: Person | None = None,
    valid_until_on: datetime.date | None = None,
) -> Certificate:
    """A certificate with a random number and a copy of the names of today; the valid one if there is one already."""
    certificate = Certificate(
        person=person,
        source=source,
        title=title,
        theme=theme,
        holder_name=person.name,
        union=union,
        union_name=union.name,
        level=union.kind,
        seconds=seconds,
        credits=credits,
        score=score,
        issued_by=by,
        valid_until_on=valid_until_on,
    )
    valid = Certificate.objects.filter(person=person, source=source, status=CertificateStatus.VALID)
    if known := valid.first():
        return known
    try:
        with transaction.atomic():
            certificate.save()
            _tell(certificate)
    except IntegrityError:  # another connection was faster; anything else is raised again
        return valid.get()
    return certificate


def _tell(certificate: Certificate) -> None:
    facts = {"title": certificate.title, "union": certificate.union_name}
    notify(
        person=certificate.person,
        template="credits.certificate_issued",
        facts=facts,
        url=reverse("credits:certificate", args=[certificate.number]),
        once=f"certificate:{certificate.number}",
        by=certificate.issued_by,
    )


@transaction.atomic
def revoke_certificate(*, certificate: Certificate, by: Person, reason: str) -> Certificate:
    """Mark as revoked with a reason that the holder reads; a revoked one stays as it is."""
    check_can_revoke(by, certificate)
    if not reason.strip():
        raise ValidationError(_("Please say why."), code="reason")
    locked = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    if locked.status == CertificateStatus.VALID:
        locked.status, locked.revoke_reason = CertificateStatus.REVOKED, reason.strip()
        locked.revoked_at, locked.revoked_by = timezone.now(), by
        locked.save(update_fields=["status", "revoke_reason", "revoked_at", "revoked_by"])
        write_about(locked.person, "certificate.revoked", by=by, facts={"certificate": locked.pk})
        _tell_revoked(locked, by)
    return locked


def _tell_revoked(certificate: Certificate, by: Person) -> None:
    facts = {"title": certificate.title, "reason": certificate.revoke_reason}
    notify(
        person=certificate.person,
        template="credits.certificate_revoked",
        facts=facts,
        url=reverse("credits:certificate", args=[certificate.number]),
        once=f"certificate:{certificate.number}",
        by=by,
    )
