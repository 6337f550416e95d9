"""A role gets its last day, and its deputies with it; each leaves a line in the audit log."""

from __future__ import annotations

import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from accounts.auditing.lines import write_about
from accounts.models import Person, RoleGrant
from accounts.signals import role_changed


class Cut(NamedTuple):
    """A role as it was before `last` became its last day; `deputy_for` is the key of the role it stood in for."""

    grant: int
    person: UUID
    union: int
    role: str
    from_on: datetime.date
    to_on: datetime.date | None
    last: datetime.date
    granted_by: UUID | None
    deputy_for: int | None


def cut(grant: RoleGrant, last: datetime.date, *, by: Person | None) -> list[Cut]:
    """Deputies first: the database lets none outlast whom they stand in for. What never held goes."""
    cuts = []
    for deputy in grant.deputies.filter(to_on__gt=last).select_related("person", "union"):
        cuts += cut(deputy, last, by=by)
    facts = {"role": grant.role, "union": grant.union.key, "to_on": last}
    write_about(grant.person, "role.ended", by=by, facts=facts)
    tell(grant)
    whose = (grant.pk, grant.person_id, grant.union_id, grant.role)
    cuts.append(Cut(*whose, grant.from_on, grant.to_on, last, grant.granted_by_id, grant.deputy_for_id))
    if grant.from_on > last:
        grant.delete()
    else:
        grant.to_on = last
        grant.save(update_fields=["to_on"])
    return cuts


def tell(grant: RoleGrant) -> None:
    person, union, role = grant.person, grant.union, grant.role
    transaction.on_commit(lambda: role_changed.send(sender=RoleGrant, person=person, union=union, role=role))
