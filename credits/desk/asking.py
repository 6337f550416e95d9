"""Who asks about whose ledger: 404 for oneself and for everybody outside the unions that one's roles cover."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.asking import person_asking
from accounts.auditing.lines import write_about
from accounts.desk.people import show_names
from accounts.models import Person
from accounts.queries import with_unions
from credits.models import Certificate, Posting
from credits.numbers import clean_number
from credits.rules import members_seen


def member_asked(request: HttpRequest, pk: UUID) -> tuple[Person, Person]:
    """Who asks and about whom; reading somebody's ledger is a line of the audit log."""
    by = person_asking(request)
    someone = get_object_or_404(with_unions(members_seen(by, [pk])), pk=pk)
    write_about(someone, "learning.opened", by=by)
    show_names(by, [someone])
    return by, someone


def posting_asked(request: HttpRequest, pk: UUID) -> tuple[Person, Person, Posting]:
    posting = get_object_or_404(Posting.objects.select_related("rule", "person", "posted_by", "reverses"), pk=pk)
    by, someone = member_asked(request, posting.person_id)
    return by, someone, posting


def certificate_asked(request: HttpRequest, number: str) -> tuple[Person, Person, Certificate]:
    known = Certificate.objects.select_related("union", "person", "revoked_by")
    certificate = get_object_or_404(known, number=clean_number(number[:100]))
    by, someone = member_asked(request, certificate.person_id)
    return by, someone, certificate
