"""What an officer did to somebody's membership is reported to the floors above, so that the member hears of it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from accounts.auditing.lines import write_about
from accounts.enums import MembershipAct
from accounts.models import Membership, Person
from accounts.signals import membership_changed


def write_and_tell(act: MembershipAct, membership: Membership, *, by: Person | None, reason: str, **days: Any) -> None:
    """A line in the audit log; news only of what somebody else did."""
    facts = {"union": membership.union.key, "membership": membership.pk, **days}
    write_about(membership.person, f"membership.{act}", by=by, facts=facts, reason=reason)
    if by is not None and by.pk != membership.person_id:
        known = {"membership": membership, "act": act, "by": by}
        transaction.on_commit(lambda: membership_changed.send(sender=Membership, **known))
