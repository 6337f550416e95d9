"""Certificates with a drawn picture: no photo, no person's data."""

from __future__ import annotations

import datetime
import io

from PIL import Image

from accounts.models import Person
from privacy.actions import give_consent
from profiles.actions import accept_certificate, upload_certificate
from profiles.enums import CertificateKind, SkillLevel, SkillSeries
from profiles.models import SkillCertificate

FACTS = {
    "kind": CertificateKind.RECOGNITION,
    "series": SkillSeries.FIVE,
    "level": SkillLevel.INTERMEDIATE,
    "occupation": "电工",
    "occupation_code": "6-31-01-03",
    "number": "Y0001 5108 0000 0001",
    "issuer": "某市技能鉴定中心",
    "issued_on": datetime.date(2025, 5, 20),
    "valid_until": None,
}


def agree_to_hardship(person: Person) -> Person:
    """Her separate consent, without which nobody enters it."""
    give_consent(person=person, kind="hardship", channel="page", by=person)
    return person


def picture(size: tuple[int, int] = (60, 40), kind: str = "JPEG", **options) -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", size, "#c1272d").save(out, kind, **options)
    out.seek(0)
    out.name = f"scan.{kind.lower()}"
    return out


def pdf() -> io.BytesIO:
    out = io.BytesIO(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
    out.name = "scan.pdf"
    return out


def upload(person: Person, **facts) -> SkillCertificate:
    return upload_certificate(person=person, facts={**FACTS, **facts}, file=picture(), by=person)


def verified(person: Person, officer: Person, level: int, issued_on: datetime.date, **facts) -> SkillCertificate:
    number = f"GX{level}{issued_on:%Y%m%d}{person.pk.hex[:8]}"
    made = upload(person, level=level, issued_on=issued_on, number=number, **facts)
    return accept_certificate(certificate=made, by=officer)
