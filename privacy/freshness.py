"""Was this phone's holder proved to be the person a moment ago?"""

from __future__ import annotations

import time

from django.core import signing
from django.http import HttpRequest

from privacy.models import Export, PrivacyTerm

SIGNED_IN_AT = "privacy_signed_in_at"
SALT = "privacy.export"


def mark(request: HttpRequest) -> None:
    request.session[SIGNED_IN_AT] = int(time.time())


def is_fresh(request: HttpRequest) -> bool:
    """Signed in within the minutes of the privacy terms."""
    return time.time() - request.session.get(SIGNED_IN_AT, 0) < 60 * PrivacyTerm.objects.of().link_minutes


def ticket(export: Export) -> str:
    """Opens the file for the minutes of the terms, for who is signed in as its person."""
    return signing.TimestampSigner(salt=SALT).sign(str(export.pk))


def opens(export: Export, given: str) -> bool:
    try:
        minutes = PrivacyTerm.objects.of().link_minutes
        return signing.TimestampSigner(salt=SALT).unsign(given, max_age=60 * minutes) == str(export.pk)
    except signing.BadSignature:
        return False
