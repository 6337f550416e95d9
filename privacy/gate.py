"""Nothing is open before the texts of today are agreed to: asked once a session and version, then remembered."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from accounts.models import Person
from privacy.enums import AT_SIGN_IN
from privacy.models import Consent, ConsentText

SEEN = "privacy_agreed_versions"
VERSIONS, SECONDS = "privacy_versions", 60  # a text whose first day begins holds after a minute at most


def versions_today() -> dict[str, int]:
    """Kind → version in force of the texts of the sign-in page."""
    found = cache.get(VERSIONS)
    if found is None:
        texts = ConsentText.objects.current().filter(kind__in=AT_SIGN_IN).order_by("from_on", "version")  # type: ignore[attr-defined]  # of a query set
        found = dict(texts.values_list("kind", "version"))
        cache.set(VERSIONS, found, SECONDS)
    return found


def forget_versions() -> None:
    cache.delete(VERSIONS)


def owed(person: Person, session: Any) -> list[str]:
    """The kinds whose text of today the person has not agreed to; no query once the session knows of none."""
    if not settings.CONSENT_REQUIRED:
        return []
    wanted = versions_today()
    if not wanted or session.get(SEEN) == wanted:
        return []
    given = Consent.objects.valid().filter(person=person, text__kind__in=wanted)
    agreed = set(given.values_list("text__kind", "text__version"))
    missing = [kind.value for kind in AT_SIGN_IN if kind in wanted and (kind, wanted[kind]) not in agreed]
    if not missing:
        session[SEEN] = wanted
    return missing


def sentence() -> str:
    return _("There is a text to agree to first. Please read it under “My data and privacy” and agree.")


def refusal(missing: list[str]) -> dict[str, Any]:
    """The body of a 403 of the API: consent is given by PUT /api/v1/privacy/consents/{kind}/ for each of `missing`."""
    return {"code": "consent", "detail": sentence(), "missing": missing}
