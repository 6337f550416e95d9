"""The history of a certificate and of a category, written with each change."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from accounts.models import Person
from profiles.enums import CategoryAct, StepKind
from profiles.models import CategorySpan, CategoryStep, CertificateStep, SkillCertificate
from profiles.models.certificate import FACTS


def add_step(certificate: SkillCertificate, kind: StepKind, *, by: Person | None, reason: str = "") -> CertificateStep:
    """One step more, with the facts and the file as they are now."""
    encode = DjangoJSONEncoder().default
    facts = {name: getattr(certificate, name) for name in FACTS}
    written = {
        name: value if isinstance(value, (str, int)) or value is None else encode(value)
        for name, value in facts.items()
    }
    return CertificateStep.objects.create(
        certificate=certificate,
        kind=kind,
        done_by=by,
        done_at=timezone.now(),
        reason=reason,
        facts=written,
        file=certificate.file.name,
    )


def note(span: CategorySpan, act: CategoryAct, *, by: Person | None) -> CategoryStep:
    """The span as it is now; a span that goes is noted with the days that it had."""
    days = {"from_on": span.from_on, "to_on": span.to_on}
    return CategoryStep.objects.create(
        person_id=span.person_id, kind=span.kind, source=span.source, act=act, done_by=by, **days
    )
