from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions.ending import cut, tell
from accounts.auditing.lines import write_about
from accounts.enums import Role
from accounts.granting import check_can_end, check_can_give, check_is_open
from accounts.models import Person, RoleGrant, Union
from accounts.rules import check_open


@transaction.atomic
def grant_role(
    *,
    person: Person,
    role: Role,
    union: Union,
    by: Person | None,
    from_on: datetime.date | None = None,
    to_on: datetime.date | None = None,
) -> RoleGrant:
    """Give a role for `union` and below, for good or until `to_on`; the same open role twice is one.

    Raises PermissionDenied unless authority.toml lets `by` give it there; None is the installation itself."""
    check_can_give(by, person, role, union)
    check_is_open(person)
    check_open(union)
    day = from_on or timezone.localdate()
    if to_on is not None and to_on < day:
        raise ValidationError({"to_on": _("The last day cannot lie before the first.")}, code="dates")
    running = _running(person, role, union, day, to_on)
    if running and (running.to_on is not None or to_on is not None):
        raise ValidationError(_("This person already holds the role here in that time."), code="held")
    grant = running or RoleGrant.objects.create(
        person=person, role=role, union=union, from_on=day, to_on=to_on, granted_by=by
    )
    if not running:
        write_about(person, "role.granted", by=by, facts={"role": role, "union": union.key, "from_on": day})
    tell(grant)
    return grant


@transaction.atomic
def end_role(*, grant: RoleGrant, by: Person | None, last_on: datetime.date | None = None) -> RoleGrant:
    """The role holds until `last_on`, and so do its deputies. Without a day it ends now: one given today goes.

    An ending never makes a role longer than it was."""
    check_can_end(by, grant)
    last = last_on or timezone.localdate() - datetime.timedelta(days=1)
    if last_on and last_on < grant.from_on:
        raise ValidationError({"to_on": _("The last day cannot lie before the first.")}, code="dates")
    if last_on and grant.to_on is not None and last_on > grant.to_on:
        raise ValidationError({"to_on": _("The role ends earlier than that already.")}, code="longer")
    if grant.to_on is None or grant.to_on > last:
        cut(grant, last, by=by)
    return grant


def _running(
    person: Person, role: str, union: Union, day: datetime.date, to_on: datetime.date | None
) -> RoleGrant | None:
    """What the person holds in the same union in that time, from today on; what is over stays history."""
    since = max(day, timezone.localdate())
    rows = RoleGrant.objects.select_for_update().filter(person=person, role=role, union=union, deputy_for=None)
    rows = rows.filter(Q(to_on=None) | Q(to_on__gte=since))
    return (rows if to_on is None else rows.filter(from_on__lte=to_on)).order_by("from_on").first()
