"""The public side of a certificate: its address, its QR code, and what a stranger may read."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from credits.models import Certificate
from credits.numbers import LENGTH, clean_number

INK = "#1c1f23"


def find(typed: str) -> Certificate | None:
    """By a number as it was typed or scanned; one look into the table whatever was typed."""
    number = clean_number(typed[:100])
    return Certificate.objects.filter(number=number).first() if len(number) == LENGTH else None


def verify_url(certificate: Certificate) -> str:
    """The absolute address in the QR code."""
    return settings.PUBLIC_ORIGIN + reverse("credits:verify", args=[certificate.label])


def qr_svg(certificate: Certificate) -> str:
    """The code as an SVG document for the typesetter, without a border."""
    drawn = BytesIO()
    _code(certificate).save(
        drawn, kind="svg", xmldecl=False, border=0, omitsize=True, dark=INK, svgclass="qr", lineclass=None
    )
    return drawn.getvalue().decode()


def qr_inline(certificate: Certificate, label: str) -> SafeString:
    """The same for a page: attributes only, since the strict policy allows no inline style."""
    names = f'<svg role="img" aria-label="{escape(label)}" shape-rendering="crispEdges" '
    return mark_safe(qr_svg(certificate).strip().replace("<svg ", names, 1))


def _code(certificate: Certificate) -> segno.QRCode:
    return segno.make(verify_url(certificate), error="m", micro=False)


@dataclass(frozen=True)
class Shown:
    """What a stranger sees: enough to tell a forged paper, nothing that names the holder."""

    number: str
    masked_name: str
    title: str
    seconds: int
    credits: int
    score: int | None
    level: str
    union_name: str
    issued_at: object
    valid_until_on: object
    status: str  # valid, ended or revoked
    revoked_at: object


def shown(certificate: Certificate) -> Shown:
    ended = "ended" if certificate.has_ended else "valid"
    return Shown(
        number=certificate.label,
        masked_name=certificate.masked_name,
        title=certificate.title,
        seconds=certificate.seconds,
        credits=certificate.credits,
        score=certificate.score,
        level=certificate.get_level_display(),
        union_name=certificate.union_name,
        issued_at=certificate.issued_at,
        valid_until_on=certificate.valid_until_on,
        status="revoked" if certificate.revoked_at else ended,
        revoked_at=certificate.revoked_at,
    )
