"""What `accounts` reports, told to the person it concerns."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from accounts.enums import JoinState, MembershipAct, Role
from accounts.models import JoinRequest, Membership, Person, RoleGrant, Session, Union
from accounts.signals import (
    join_decided,
    membership_changed,
    new_device_seen,
    people_merged,
    phone_changed,
    role_changed,
)
from notices.actions import notify, take_over
from notices.membership_templates import ACCEPTED, CHANGED, REFUSED

ROLES, ACCOUNT, UNIONS = "/people/me/", "/people/me/", "/people/me/unions/"
DAYS = {MembershipAct.BEGUN: "from_on", MembershipAct.ENDED: "to_on"}


@receiver(role_changed, sender=RoleGrant)
def tell_role(person: Person, union: Union, role: str, **signal) -> None:
    """Given or ended is what the newest grant says; a grant that began and ended on one day is gone.

    To be a worker is no duty: nothing is said of it."""
    if role == Role.WORKER:
        return
    today = timezone.localdate()
    grant = RoleGrant.objects.filter(person=person, union=union, role=role).order_by("from_on", "pk").last()
    facts: dict[str, Any] = {"role": role, "union": union.name}
    if grant and (grant.to_on is None or grant.to_on >= today):
        facts["day"] = grant.from_on
        once = f"role:{grant.pk}"
        notify(person=person, template="notices.role_given", facts=facts, url=ROLES, once=once, by=grant.granted_by)
    else:
        once = f"role:{union.pk}:{role}:{today}"
        notify(person=person, template="notices.role_ended", facts=facts, url=ROLES, once=once, by=None)


@receiver(join_decided, sender=JoinRequest)
def tell_decision(request: JoinRequest, **signal) -> None:
    facts: dict[str, Any] = {"union": request.union.name}
    if is_accepted := request.state == JoinState.ACCEPTED:
        facts["day"] = timezone.localdate(request.decided_at)
    template, once = ACCEPTED if is_accepted else REFUSED, f"join:{request.pk}"
    notify(person=request.person, template=template, facts=facts, url=UNIONS, once=once, by=request.decided_by)


@receiver(membership_changed, sender=Membership)
def tell_membership(membership: Membership, act: MembershipAct, by: Person, **signal) -> None:
    facts: dict[str, Any] = {"union": membership.union.name}
    if act in DAYS:
        facts["day"] = getattr(membership, DAYS[act])
    notify(person=membership.person, template=CHANGED[act], facts=facts, url=UNIONS, by=by)


@receiver(phone_changed, sender=Person)
def warn_of_number(person: Person, **signal) -> None:
    """`accounts` itself sends a text to the number that was left; this stands in the record and in the mail."""
    facts = {"day": timezone.localdate()}
    notify(person=person, template="notices.phone_changed", facts=facts, url=ACCOUNT, by=None)


@receiver(new_device_seen, sender=Session)
def warn_of_device(person: Person, **signal) -> None:
    facts = {"day": timezone.localdate()}
    notify(person=person, template="notices.new_device", facts=facts, url=ACCOUNT, by=None)


@receiver(people_merged)
def follow_merge(sender: type, *, kept: Person, gone: Person, by: Person | None, **signal) -> None:
    take_over(kept=kept, gone=gone, by=by)
