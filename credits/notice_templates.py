from django.utils.translation import gettext_lazy as _

from notices.enums import Kind
from notices.registry import Template, register
from notices.words import as_text


def as_credits(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"


register(
    Template(
        key="credits.certificate_issued",
        kind=Kind.CERTIFICATE,
        name=_("Certificate issued"),
        title=_("Your certificate for “%(title)s” is here"),
        text=_("%(union)s has issued your certificate for “%(title)s”. You can show it or print it at any time."),
        facts={"title": as_text, "union": as_text},
        action=_("See the certificate"),
    ),
    Template(
        key="credits.certificate_revoked",
        kind=Kind.CERTIFICATE,
        name=_("Certificate revoked"),
        title=_("Your certificate for “%(title)s” was revoked"),
        text=_("Your certificate for “%(title)s” no longer holds. Reason: %(reason)s. Your union can tell you more."),
        facts={"title": as_text, "reason": as_text},
        action=_("See the certificate"),
    ),
    Template(
        key="credits.reversed",
        kind=Kind.CERTIFICATE,
        name=_("Credits taken back"),
        title=_("An entry of your credits was taken back"),
        text=_("“%(title)s”: %(credits)s credits were taken back. Reason: %(reason)s. Your union can tell you more."),
        facts={"title": as_text, "credits": as_credits, "reason": as_text},
        action=_("See my credits"),
    ),
)
