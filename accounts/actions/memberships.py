"""Memberships begin and end; days are the first and the last that count."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.actions.correcting import strike
from accounts.actions.leaving import end_roles_after_leaving
from accounts.actions.telling import write_and_tell
from accounts.administering import check_administers_union
from accounts.enums import MembershipAct
from accounts.keeping import check_day_is_not_coming, check_keeps, check_lasted
from accounts.models import Membership, Person, Union
from accounts.refusals import refused
from accounts.rules import check_open

A_DAY = datetime.timedelta(days=1)


@transaction.atomic
def join_union(
    *,
    person: Person,
    union: Union,
    by: Person | None,
    from_on: datetime.date | None = None,
    is_main: bool = True,
    reason: str = "",
) -> Membership:
    """Open membership of `union`; joining again changes nothing."""
    check_administers_union(by, union, "memberships.change")
    check_open(union)
    day = from_on or timezone.localdate()
    membership, is_new = Membership.objects.get_or_create(
        person=person, union=union, to_on=None, defaults={"from_on": day, "is_main": is_main}
    )
    if is_new:
        write_and_tell(MembershipAct.BEGUN, membership, by=by, reason=reason, from_on=day)
    return membership


@transaction.atomic
def leave_union(*, membership: Membership, last_on: datetime.date, by: Person | None, reason: str = "") -> Membership:
    """`last_on` is the last day that counts; what was learnt until then stays with the union.

    Roles that nothing but this membership kept in the organisation end with it."""
    check_administers_union(by, membership.union, "memberships.change")
    if last_on < membership.from_on:
        raise refused("to_on", _("The last day cannot lie before the first."), "dates")
    membership.to_on = last_on
    membership.save(update_fields=["to_on"])
    write_and_tell(MembershipAct.ENDED, membership, by=by, reason=reason, to_on=last_on)
    end_roles_after_leaving(memberships=[membership], by=by)
    return membership


@transaction.atomic
def take_in(*, person: Person, union: Union, from_on: datetime.date, by: Person, reason: str = "") -> Membership:
    """An officer takes a known person into a union from a day that has come. What ended the day before goes on.

    The membership is the main one unless another goes on. Raises ValidationError with the code "member" for who is a
    member in that time already, "dates" for a day that is still to come; PermissionDenied."""
    check_keeps(by, person, union)
    person = person.living()
    has_main = Membership.objects.filter(person=person, is_main=True, to_on=None).exists()
    return _begin(person, union, from_on, by, is_main=not has_main, reason=reason)


@transaction.atomic
def move_member(
    *, membership: Membership, union: Union, from_on: datetime.date, by: Person, reason: str = ""
) -> Membership:
    """The membership ends the day before and goes on in `union`; one that began that very day never held.

    Roles stay where the new membership keeps them. Raises as `take_in`, and "over" for what ended before."""
    check_keeps(by, membership.person, membership.union)
    check_keeps(by, membership.person, union)
    person = membership.person.living()
    left = Membership.objects.select_related("person", "union").get(pk=membership.pk)
    if from_on < left.from_on:
        sentence = _("The membership began on %(day)s only. Choose that day or a later one.")
        raise refused("from_on", sentence % {"day": date_format(left.from_on)}, "dates")
    check_lasted(left, from_on - A_DAY)
    made = _begin(person, union, from_on, by, is_main=left.is_main, reason=reason)
    if from_on == left.from_on:
        strike(left, by=by, reason=reason)
    else:
        leave_union(membership=left, last_on=from_on - A_DAY, by=by, reason=reason)
    return made


def _begin(person: Person, union: Union, day: datetime.date, by: Person, *, is_main: bool, reason: str) -> Membership:
    check_open(union)
    check_day_is_not_coming(day)
    rows = Membership.objects.filter(Q(to_on=None) | Q(to_on__gte=day - A_DAY), person=person, union=union)
    known = rows.order_by("from_on").first()
    if known is None:
        return join_union(person=person, union=union, by=by, from_on=day, is_main=is_main, reason=reason)
    if known.to_on is None or known.from_on > day:
        sentence = _("%(name)s is a member there already, from %(day)s on. You can correct the days instead.")
        told = {"name": person.name, "day": date_format(known.from_on)}
        raise refused("union", sentence % told, "member")
    known.to_on, known.is_main = None, is_main
    known.save(update_fields=["to_on", "is_main"])
    write_and_tell(MembershipAct.BEGUN, known, by=by, reason=reason, from_on=day)
    return known
