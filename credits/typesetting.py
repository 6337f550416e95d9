"""A certificate as PDF/A: every sign is embedded, can be copied as text, and is known to the font."""

from __future__ import annotations

import json
from pathlib import Path

import typst
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from credits.fonts import SERIF, FontMissing, font_folder
from credits.models import Certificate
from credits.verification import qr_svg, verify_url

SHEET = Path(__file__).parent / "typeset" / "certificate.typ"


def certificate_pdf(certificate: Certificate) -> bytes:
    """The printed sheet. FontMissing when a sign of it could not be shown: never an empty box in a name."""
    fonts = font_folder()
    inputs = {
        "font": SERIF,
        "words": json.dumps(wording(certificate), ensure_ascii=False),
        "frame": render_to_string("credits/frame.svg"),
        "qr": qr_svg(certificate),
    }
    try:
        return typst.compile(
            SHEET.read_bytes(),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            sys_inputs=inputs,
            pdf_standards=["a-2u"],
        )
    except typst.TypstError as error:
        raise FontMissing(str(error)) from error


def wording(certificate: Certificate) -> dict[str, str | list[str]]:
    """The words of the sheet, the same on the page and on paper, in the platform's language whoever looks."""
    with translation.override(settings.LANGUAGE_CODE):
        return {
            "union": certificate.union_name,
            "heading": _("Certificate of training"),
            "number": _("No. %(number)s") % {"number": certificate.label},
            "name": certificate.holder_name,
            "says": render_to_string("credits/says.txt", {"certificate": certificate}).strip(),
            "scan": _("Scan to verify"),
            "address": verify_url(certificate),
            "day": render_to_string("credits/day.txt", {"at": certificate.issued_at}).strip(),
            "seal": list("工学之印"),
        }
