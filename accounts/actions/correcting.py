"""A day of a membership was typed wrong, or the membership should never have been entered."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.actions.leaving import end_roles_after_leaving
from accounts.actions.telling import write_and_tell
from accounts.enums import MembershipAct
from accounts.keeping import check_can_lengthen, check_day_is_not_coming, check_keeps
from accounts.models import Membership, Person
from accounts.refusals import refused

A_DAY = datetime.timedelta(days=1)


@transaction.atomic
def correct_membership(
    *, membership: Membership, from_on: datetime.date, to_on: datetime.date | None, reason: str, by: Person
) -> Membership:
    """Other days for the same membership; `to_on` None lets it run on. Roles that had ended with it stay ended.

    Raises ValidationError with a code: "reason", "dates", "overlap" (another membership of the same union shares a
    day), "closed"; PermissionDenied, also for who left by herself: she has to ask again."""
    stored = _kept(membership, by, reason)
    check_day_is_not_coming(from_on)
    if to_on and to_on < from_on:
        raise refused("to_on", _("The last day cannot lie before the first."), "dates")
    check_can_lengthen(stored, to_on)
    _check_apart(stored, from_on, to_on)
    stored.from_on, stored.to_on = from_on, to_on
    stored.save(update_fields=["from_on", "to_on"])
    write_and_tell(MembershipAct.CORRECTED, stored, by=by, reason=reason, **_days(stored))
    if to_on:
        end_roles_after_leaving(memberships=[stored], by=by)
    return stored


@transaction.atomic
def strike_membership(*, membership: Membership, reason: str, by: Person) -> None:
    """It was entered by mistake and never held: the row goes, the line in the audit log stays."""
    strike(_kept(membership, by, reason), by=by, reason=reason)


def strike(membership: Membership, *, by: Person, reason: str) -> None:
    """For whoever asked for the right. Roles that nothing else keeps go as if it had ended before it began."""
    write_and_tell(MembershipAct.STRUCK, membership, by=by, reason=reason, **_days(membership))
    never = Membership(person=membership.person, union=membership.union, to_on=membership.from_on - A_DAY)
    membership.delete()
    end_roles_after_leaving(memberships=[never], by=by)


def _kept(membership: Membership, by: Person, reason: str) -> Membership:
    check_keeps(by, membership.person, membership.union)
    if not reason.strip():
        raise refused("reason", _("Please say why."), "reason")
    membership.person.living()  # writers of one person come one after the other
    return Membership.objects.select_related("person", "union").get(pk=membership.pk)


def _check_apart(membership: Membership, from_on: datetime.date, to_on: datetime.date | None) -> None:
    others = Membership.objects.filter(person=membership.person_id, union=membership.union_id).exclude(pk=membership.pk)
    others = others.filter(Q(to_on=None) | Q(to_on__gte=from_on))
    other = (others.filter(from_on__lte=to_on) if to_on else others).order_by("from_on").first()
    if other:
        sentence = _("Another membership of this union, from %(day)s on, shares days with these.")
        raise ValidationError(sentence % {"day": date_format(other.from_on)}, code="overlap")


def _days(membership: Membership) -> dict[str, datetime.date | None]:
    return {"from_on": membership.from_on, "to_on": membership.to_on}
