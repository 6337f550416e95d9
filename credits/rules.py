"""Who may correct the ledger and revoke a certificate."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.authority import check_may
from accounts.models import Person
from credits.models import Certificate, Posting


def check_can_reverse(person: Person, posting: Posting) -> None:
    """An officer or administrator of the worker's union, never the worker."""
    home = posting.person.home_union
    sentence = _("Only an officer of the worker's union can correct the ledger.")
    if home:
        check_may(person, "credits.reverse", home, whose=posting.person, sentence=sentence)
    elif not person.is_superuser:
        raise PermissionDenied(sentence)


def check_can_revoke(person: Person, certificate: Certificate) -> None:
    """An officer or administrator of the issuing union, never the holder."""
    sentence = _("Only an officer of the issuing union can revoke a certificate.")
    check_may(person, "certificates.revoke", certificate.union, whose=certificate.person, sentence=sentence)
