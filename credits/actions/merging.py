from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from credits.actions.posting import write
from credits.enums import EARNED, CertificateStatus, EntryKind
from credits.models import Certificate, Posting


@transaction.atomic
def merge_ledgers(*, kept: Person, gone: Person, by: Person | None) -> int:
    """Give `kept` what `gone` earned: for each posting one that takes it from `gone` and one that gives it to `kept`,
    on the day it happened. What both earned counts once. How many were moved; asked again it moves what is new.

    Both records are locked by the caller, so nothing is posted or corrected meanwhile."""
    moved = 0
    for posting in to_move(gone):
        write(_out(posting, by))
        if not Posting.objects.filter(
            person=kept, source=posting.source, event=posting.event, kind__in=EARNED
        ).exists():
            write(_in(posting, kept, by))
        moved += 1
    _move_certificates(kept, gone, by)
    return moved


def to_move(gone: Person):
    """What the record still holds: earned, and neither corrected nor moved."""
    held = Posting.objects.filter(person=gone, kind__in=EARNED, reversed_by=None)
    return held.select_related("rule").order_by("posted_at", "pk")


def _out(posting: Posting, by: Person | None) -> Posting:
    reason = _("Put together with the other record of the same person")
    return _copy(
        posting,
        by,
        person=posting.person,
        kind=EntryKind.MERGE_OUT,
        credits=-posting.credits,
        seconds=-posting.seconds,
        reverses=posting,
        reason=reason,
    )


def _in(posting: Posting, kept: Person, by: Person | None) -> Posting:
    facts = {**posting.facts, "merged_from": str(posting.pk)}
    values = {"credits": posting.credits, "seconds": posting.seconds, "facts": facts}
    return _copy(posting, by, person=kept, kind=EntryKind.MERGE_IN, **values)


def _copy(posting: Posting, by: Person | None, **changed) -> Posting:
    names = ("source", "event", "rule", "title", "theme", "facts", "happened_at")
    values = {name: getattr(posting, name) for name in names}
    return Posting(**{**values, "posted_at": timezone.now(), "posted_by": by, **changed})


def _move_certificates(kept: Person, gone: Person, by: Person | None) -> None:
    own = Certificate.objects.filter(person=kept, status=CertificateStatus.VALID)
    valid = set(own.values_list("source", flat=True))
    for certificate in Certificate.objects.filter(person=gone).order_by("pk"):
        if by and certificate.status == CertificateStatus.VALID and certificate.source in valid:
            certificate.status, certificate.revoked_at, certificate.revoked_by = (
                CertificateStatus.REVOKED,
                timezone.now(),
                by,
            )
            certificate.revoke_reason = _("Issued twice to the same person; the other certificate holds")
        certificate.person = kept
        certificate.save(update_fields=["person", "status", "revoked_at", "revoked_by", "revoke_reason"])
