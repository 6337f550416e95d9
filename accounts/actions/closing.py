from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions.ending import cut
from accounts.actions.unions import OF_TREEBEARD, check_day, forget_counts, hang_by_line, hang_by_place, lock_tree
from accounts.administering import check_administers_line
from accounts.auditing.lines import write_of_members, write_of_union
from accounts.models import Membership, Person, RoleGrant, Union
from accounts.rules import check_open

A_DAY = datetime.timedelta(days=1)


@transaction.atomic
def merge_unions(*, union: Union, into: Union, by: Person | None, on: datetime.date | None = None) -> Union:
    """From the day on (default today) the members and the open unions below belong to `into`; the union is closed.

    Roles in the union end and are not given again. What was learnt until the day before stays with the union."""
    check_administers_line(by, union)
    check_administers_line(by, into)
    lock_tree()
    union, into = (Union.objects.get(pk=each.pk) for each in (union, into))
    for each in (union, into):
        check_open(each)
    if union.covers(into):
        sentence = _("A union cannot be merged into itself or into one below it.")
        raise ValidationError({"into": sentence}, code="circle")
    day = check_day(union, into, on)
    forget_counts(union, into)
    for child in Union.objects.open().filter(place_parent=union):  # they follow, whoever else may move them
        hang_by_place(child, into, by=by, on=day)
    for child in union.get_children().open():
        hang_by_line(child, into, by=by, on=day)
    _take_members(union, into, day, by)
    write_of_union(union, "union.merged", by=by, into=into.key, from_on=day)
    return _shut(union, day, into, by)


@transaction.atomic
def close_union(*, union: Union, by: Person | None, last_on: datetime.date | None = None) -> Union:
    """`last_on` (default today) is the last day; memberships and roles end with it. Nothing open may hang below."""
    check_administers_line(by, union)
    lock_tree()
    union = Union.objects.get(pk=union.pk)
    check_open(union)
    last = last_on or timezone.localdate()
    if last > timezone.localdate():
        raise ValidationError({"last_on": _("The day cannot lie in the future.")}, code="dates")
    below = Union.objects.below(union).exclude(pk=union.pk).filter(closed_on=None)
    if first := below.first():
        sentence = _("%(union)s still hangs below. Move, merge or close what hangs below first.")
        raise ValidationError(sentence % {"union": first.name}, code="has_children")
    if _lasting(union, last).filter(from_on__gt=last, from_on__lte=timezone.localdate()).exists():
        sentence = _("Somebody joined the union after that day. Choose a later day.")
        raise ValidationError({"last_on": sentence}, code="dates")
    forget_counts(union)
    _end_members(union, last + A_DAY, by)
    write_of_union(union, "union.closed", by=by, to_on=last)
    return _shut(union, last + A_DAY, None, by)


def _take_members(union: Union, into: Union, day: datetime.date, by: Person | None) -> None:
    there = Membership.objects.filter(union=into).filter(Q(to_on=None) | Q(to_on__gte=day)).values("person")
    coming = list(_lasting(union, day).exclude(person__in=there))
    Membership.objects.bulk_create(
        [
            Membership(
                person_id=row.person_id,
                union=into,
                from_on=max(row.from_on, day),
                to_on=row.to_on,
                is_main=row.is_main,
            )
            for row in coming
        ],
        batch_size=1000,
    )
    write_of_members(coming, "membership.begun", by=by, union=into.key, from_on=day)
    _end_members(union, day, by)


def _end_members(union: Union, day: datetime.date, by: Person | None) -> None:
    """Those that began before the day end the day before; those that would begin later never held."""
    lasting = _lasting(union, day)
    write_of_members(lasting, "membership.ended", by=by, union=union.key, to_on=day - A_DAY)
    lasting.filter(from_on__gte=day).delete()
    lasting.update(to_on=day - A_DAY)


def _lasting(union: Union, day: datetime.date) -> QuerySet[Membership]:
    return Membership.objects.filter(Q(to_on=None) | Q(to_on__gte=day), union=union)


def _shut(union: Union, day: datetime.date, into: Union | None, by: Person | None) -> Union:
    yesterday = timezone.localdate() - A_DAY
    grants = RoleGrant.objects.filter(Q(to_on=None) | Q(to_on__gte=day), union=union, deputy_for=None)
    for grant in grants.select_related("person", "union"):
        last = day - A_DAY if grant.from_on < day else yesterday
        if grant.to_on is None or grant.to_on > last:
            cut(grant, last, by=by)  # and its deputies
    union.refresh_from_db()
    union.closed_on, union.merged_into = day - A_DAY, into
    union.full_clean(exclude=OF_TREEBEARD)
    union.save(update_fields=["closed_on", "merged_into"])
    return union
