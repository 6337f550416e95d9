from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.auditing.lines import write_about
from accounts.models import Person
from profiles.enums import CertificateState, StepKind
from profiles.models import SkillCertificate
from profiles.rules import check_can_check
from profiles.signals import skill_decided
from profiles.steps import add_step


@transaction.atomic
def accept_certificate(*, certificate: SkillCertificate, by: Person) -> SkillCertificate:
    """`certificate` as the officer saw it: code "decided" when it was decided or corrected since.

    Code "number" when the same number was accepted for somebody else."""
    stored = _as_seen(certificate, {CertificateState.UPLOADED}, by)
    try:
        with transaction.atomic():
            return _decide(stored, CertificateState.ACCEPTED, StepKind.ACCEPTED, by)
    except IntegrityError as error:
        text = _("A certificate with this number was accepted before. Please compare, and send this one back.")
        raise ValidationError(text, code="number") from error


@transaction.atomic
def return_certificate(*, certificate: SkillCertificate, reason: str, by: Person) -> SkillCertificate:
    """Back to the holder to correct; an accepted one too, when the acceptance was a mistake. The holder reads why."""
    if not reason.strip():
        raise ValidationError({"reason": _("Please say what has to be corrected; the holder reads it.")}, code="reason")
    stored = _as_seen(certificate, {CertificateState.UPLOADED, CertificateState.ACCEPTED}, by)
    return _decide(stored, CertificateState.RETURNED, StepKind.RETURNED, by, reason.strip())


def _as_seen(seen: SkillCertificate, states: set[CertificateState], by: Person) -> SkillCertificate:
    """The stored row, locked: one officer is first, and nobody decides about what she has not seen."""
    check_can_check(by, seen)
    stored = SkillCertificate.objects.select_for_update().get(pk=seen.pk)
    if stored.state not in states or stored.state != seen.state or stored.version != seen.version:
        raise ValidationError(_("This certificate was decided or changed meanwhile."), code="decided")
    return stored


def _decide(
    stored: SkillCertificate, state: CertificateState, kind: StepKind, by: Person, reason: str = ""
) -> SkillCertificate:
    stored.state = state
    stored.save(update_fields=["state"])
    add_step(stored, kind, by=by, reason=reason)
    write_about(stored.person, f"skill.{kind}", by=by, facts={"certificate": str(stored.pk)})
    transaction.on_commit(lambda: skill_decided.send(sender=SkillCertificate, certificate=stored))
    return stored
