"""Who leaves an organisation holds no role in it any more."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from accounts.actions.ending import Cut, cut
from accounts.models import Membership, Person, RoleGrant

A_BATCH = 500


@transaction.atomic
def end_roles_after_leaving(*, memberships: Iterable[Membership], by: Person | None) -> dict[UUID, list[Cut]]:
    """Call it with memberships that just got their last day: roles in the line of their unions end that day too.

    A role stays where another membership goes on in its union, above or below it. Who left → what ended with her,
    her deputies' roles too, for `restore_roles` to take back."""
    left = list(memberships)
    ended: dict[UUID, list[Cut]] = {}
    for start in range(0, len(left), A_BATCH):
        for person, cuts in _end(left[start : start + A_BATCH], by).items():
            ended.setdefault(person, []).extend(cuts)
    return ended


def _end(memberships: list[Membership], by: Person | None) -> dict[UUID, list[Cut]]:
    """Officers are few: half a thousand leaving workers cost one query."""
    people = {membership.person_id for membership in memberships}
    ended: dict[UUID, list[Cut]] = {}
    for grant in RoleGrant.objects.filter(person__in=people).select_related("person", "union").order_by("pk"):
        days = [one.to_on for one in memberships if one.person_id == grant.person_id and _in_line(one, grant)]
        last = max((day for day in days if day), default=None)
        if last and (grant.to_on is None or grant.to_on > last) and not _is_kept(grant, last):
            ended.setdefault(grant.person_id, []).extend(cut(grant, last, by=by))
    return ended


def _is_kept(grant: RoleGrant, last) -> bool:
    going_on = Membership.objects.filter(Q(to_on=None) | Q(to_on__gt=last), person=grant.person_id)
    return any(_in_line(membership, grant) for membership in going_on.select_related("union"))


def _in_line(membership: Membership, grant: RoleGrant) -> bool:
    return membership.union.covers(grant.union) or grant.union.covers(membership.union)
