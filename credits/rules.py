"""Who may look at somebody's ledger, correct it, and revoke a certificate."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.authority import check_may, may_somewhere, people_where
from accounts.models import Person
from accounts.models.person import PersonQuerySet
from credits.enums import EARNED, CertificateStatus
from credits.models import Certificate, Posting

SEES = "learning.read"


def members_seen(person: Person, among: Collection[UUID]) -> PersonQuerySet:
    """Of these people, those whose ledger the person may look at; never oneself, whose ledger is another page."""
    return people_where(Person.objects.exclude(pk=person.pk), person, SEES, among)


def sees_learning(person: Person) -> bool:
    return may_somewhere(person, SEES)


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


def can_reverse(person: Person, posting: Posting) -> bool:
    """Also that there is something to take back: earned, and not corrected yet."""
    is_open = posting.kind in EARNED and not Posting.objects.filter(reverses=posting).exists()
    return is_open and _is_allowed(check_can_reverse, person, posting)


def can_revoke(person: Person, certificate: Certificate) -> bool:
    return certificate.status == CertificateStatus.VALID and _is_allowed(check_can_revoke, person, certificate)


def _is_allowed(check: Callable[[Person, Any], None], person: Person, about: Any) -> bool:
    try:
        check(person, about)
    except PermissionDenied:
        return False
    return True
