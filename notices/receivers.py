"""What `accounts` reports, told to the person it concerns."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Person, RoleGrant, Session, Union
from accounts.signals import new_device_seen, people_merged, phone_changed, role_changed
from notices.actions import notify, take_over

ROLES, ACCOUNT = "/people/me/", "/people/me/"


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
