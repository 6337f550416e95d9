"""Who keeps memberships, and which days make sense for them."""

from __future__ import annotations

import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.authority import check_may, may_somewhere, rows_where, unions_where
from accounts.matrix import Answer
from accounts.models import Membership, Person, Union
from accounts.models.union import UnionQuerySet
from accounts.refusals import refused
from audit.models import Entry

KEEPS = "memberships.change"
LEFT = "membership.left"  # the line that says who left by herself


def unions_to_keep(person: Person) -> UnionQuerySet:
    return unions_where(person, KEEPS, Answer.ALLOW)


def keeps_somewhere(person: Person) -> bool:
    return may_somewhere(person, KEEPS, Answer.ALLOW)


def keys_kept(by: Person, memberships: list[Membership]) -> set[int]:
    """Which of the memberships open for changes."""
    unions = {one.union_id for one in memberships}
    mine = set(unions_to_keep(by).filter(pk__in=unions).order_by().values_list("pk", flat=True))
    return {one.pk for one in memberships if one.union_id in mine}


def memberships_to_keep(person: Person) -> QuerySet[Membership]:
    """Those of others in one's part, whenever they held: who left is found again by whoever ended it."""
    rows = Membership.objects.exclude(person=person.pk).select_related("person", "union")
    return rows_where(rows, person, KEEPS)  # type: ignore[arg-type]  # a queryset of dated rows


def check_keeps(by: Person, person: Person, union: Union) -> None:
    """Nobody keeps her own membership at the desk."""
    if by.pk == person.pk:
        raise PermissionDenied(_("Somebody else has to change your own membership."))
    check_may(by, KEEPS, union, sentence=_("This union is not in your part of the tree."))


def check_day_is_not_coming(day: datetime.date) -> None:
    if day > timezone.localdate():
        raise refused("from_on", _("The day cannot lie in the future."), "dates")


def check_lasted(membership: Membership, day: datetime.date) -> None:
    """It runs on the day, and the member did not leave by herself."""
    if membership.to_on and (membership.to_on < day or left_by_herself(membership)):
        sentence = _("This membership ended on %(day)s already.")
        raise ValidationError(sentence % {"day": date_format(membership.to_on)}, code="over")


def check_can_lengthen(membership: Membership, to_on: datetime.date | None) -> None:
    """Shorter always; longer only where nothing else ended it: the closing of the union, or the member's own will."""
    closed_on = membership.union.closed_on
    if closed_on and (to_on is None or to_on > closed_on):
        sentence = _("The union was closed; its last day was %(day)s.") % {"day": date_format(closed_on)}
        raise refused("to_on", sentence, "closed")
    is_longer = membership.to_on is not None and (to_on is None or to_on > membership.to_on)
    if is_longer and left_by_herself(membership):
        raise PermissionDenied(_("This person left by herself. To come back she has to ask to join."))


def left_by_herself(membership: Membership) -> bool:
    """Nobody took her in again since she did."""
    lines = lines_of_membership(membership).filter(action__in=[LEFT, "membership.begun"])
    return lines.values_list("action", flat=True).first() == LEFT


def lines_of_membership(membership: Membership) -> QuerySet[Entry]:
    """What was done to it, the latest first; also while it stood on a record that was put together with this one."""
    records = Person.objects.filter(Q(pk=membership.person_id) | Q(merged_into=membership.person_id))
    lines = Entry.objects.filter(subject__in=records.values("pk"), action__startswith="membership.")
    return lines.filter(facts__membership=membership.pk)
