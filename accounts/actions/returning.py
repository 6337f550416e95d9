"""Whoever is a member again, because the leaving was a mistake, holds again what ended with it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from accounts.actions.ending import Cut, tell
from accounts.auditing.lines import write_about
from accounts.models import Person, RoleGrant


@transaction.atomic
def restore_roles(*, cuts: Iterable[Cut], by: Person | None) -> bool:
    """The way back of `end_roles_after_leaving`, once the memberships are open again.

    False when something stays ended: somebody changed the role since, gave it anew, or closed the person or union."""
    back: dict[int, int] = {}  # key of a role as it was → as it is
    listed = sorted(cuts, key=lambda one: one.deputy_for is not None)  # nobody stands in for a role that is over
    for one in listed:
        if grant := _restored(one, back):
            back[one.grant] = grant.pk
            facts = {"role": grant.role, "union": grant.union.key, "to_on": grant.to_on}
            write_about(grant.person, "role.restored", by=by, facts=facts)
            tell(grant)
    return len(back) == len(listed)


def _restored(one: Cut, back: dict[int, int]) -> RoleGrant | None:
    if one.deputy_for is not None and one.deputy_for not in back:
        return None
    grant = RoleGrant.objects.select_related("person", "union").filter(pk=one.grant).first()
    if grant is None and one.from_on > one.last:  # it had not begun, so nothing was left of it
        grant = _anew(one, back)
    elif grant is None or grant.to_on != one.last:
        return None
    if not grant.person.is_active or not grant.union.is_open or _is_given_anew(one):
        return None
    grant.to_on = one.to_on
    grant.save()
    return grant


def _anew(one: Cut, back: dict[int, int]) -> RoleGrant:
    whose = {"person_id": one.person, "union_id": one.union, "role": one.role, "granted_by_id": one.granted_by}
    deputy_for = None if one.deputy_for is None else back[one.deputy_for]
    return RoleGrant(**whose, from_on=one.from_on, deputy_for_id=deputy_for)


def _is_given_anew(one: Cut) -> bool:
    same = RoleGrant.objects.filter(person=one.person, union=one.union, role=one.role).exclude(pk=one.grant)
    return one.deputy_for is None and same.filter(Q(to_on=None) | Q(to_on__gt=one.last), deputy_for=None).exists()
