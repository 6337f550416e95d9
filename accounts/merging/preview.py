"""What would move, before anybody decides."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.signals import merge_considered

Line = tuple[str | Promise, int]


def preview(kept: Person, gone: Person) -> list[Line]:
    """Label and number of everything that `kept` would take over; nothing of nothing is left out."""
    lines: list[Line] = [
        (_("Memberships"), gone.memberships.count()),
        (_("Roles"), gone.role_grants.count()),
        (_("Requests to join"), gone.join_requests.count()),
        (_("Identity papers"), gone.papers.count()),
        (_("Sign-ins that end"), gone.sessions.count()),
    ]
    answers = merge_considered.send(sender=Person, kept=kept, gone=gone)
    lines += [line for _receiver, found in answers for line in found or ()]
    return [line for line in lines if line[1]]
