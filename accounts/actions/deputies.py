from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions.ending import tell
from accounts.auditing.lines import write_about
from accounts.granting import belongs, check_can_deputize, check_is_open
from accounts.models import Person, RoleGrant
from accounts.refusals import refused


@transaction.atomic
def deputize(
    *, grant: RoleGrant, person: Person, from_on: datetime.date, to_on: datetime.date, by: Person | None
) -> RoleGrant:
    """`person` acts for the holder of `grant`, from the first to the last day, both included.

    Raises PermissionDenied for who may not appoint, ValidationError with a code for days or people that do not fit."""
    principal = RoleGrant.objects.select_for_update(of=("self",)).select_related("person", "union").get(pk=grant.pk)
    check_can_deputize(by, principal, person)
    check_is_open(person)
    _check_days(principal, from_on, to_on)
    if not belongs(person, principal.union):
        sentence = _("A deputy is a member of this union, or of one above or below it.")
        raise refused("phone", sentence, "member")
    if principal.deputies.filter(person=person, from_on__lte=to_on, to_on__gte=from_on).exists():
        raise ValidationError(_("This person is deputy in that time already."), code="held")
    deputy = RoleGrant.objects.create(
        person=person,
        role=principal.role,
        union=principal.union,
        from_on=from_on,
        to_on=to_on,
        deputy_for=principal,
        granted_by=by,
    )
    facts = {"role": deputy.role, "union": deputy.union.key, "from_on": from_on, "to_on": to_on}
    write_about(person, "role.deputized", by=by, facts=facts)
    tell(deputy)
    return deputy


def _check_days(principal: RoleGrant, from_on: datetime.date, to_on: datetime.date) -> None:
    if to_on < from_on:
        raise refused("to_on", _("The last day cannot lie before the first."), "dates")
    if to_on < timezone.localdate():
        raise refused("to_on", _("These days are over."), "past")
    if from_on < principal.from_on:
        raise refused("from_on", _("The role itself begins later."), "beyond")
    if principal.to_on is not None and to_on > principal.to_on:
        raise refused("to_on", _("The role itself ends earlier."), "beyond")
