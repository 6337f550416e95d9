"""Where an entry came from: what was measured, by which rule it was counted, what followed."""

from __future__ import annotations

from dataclasses import dataclass

from credits.enums import EARNED
from credits.models import Certificate, Posting


@dataclass(frozen=True)
class Trace:
    """`verified` is seconds; None where the entry did not measure them."""

    posting: Posting
    verified: int | None
    score: int | None
    is_earned: bool
    correction: Posting | None
    certificate: Certificate | None

    @property
    def is_planned(self) -> bool:
        """More counts than was seen: the course counts with its length."""
        return self.is_earned and self.verified is not None and self.posting.seconds > self.verified


def trace(posting: Posting) -> Trace:
    facts = posting.facts
    correction = Posting.objects.filter(reverses=posting).select_related("posted_by").first()
    paper = Certificate.objects.filter(person=posting.person_id, source=posting.source)
    return Trace(
        posting=posting,
        verified=facts.get("verified_seconds"),
        score=facts.get("score"),
        is_earned=posting.kind in EARNED,
        correction=correction,
        certificate=paper.order_by("status", "-issued_at").first() if posting.kind in EARNED else None,
    )
