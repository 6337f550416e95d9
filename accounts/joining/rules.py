"""Who decides about requests to join, and what may be asked."""

from __future__ import annotations

import datetime
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.authority import may_somewhere, unions_where
from accounts.models import JoinRequest, LimitCount, Membership, Person, Union
from accounts.models.joining import JoinRequestQuerySet

DECIDES = "requests.decide"


def decides_somewhere(person: Person) -> bool:
    return may_somewhere(person, DECIDES)


def requests_to_decide(person: Person) -> JoinRequestQuerySet:
    """Requests of others to the unions that the person is officer or administrator of."""
    return JoinRequest.objects.filter(union__in=unions_where(person, DECIDES)).exclude(person_id=person.pk)


def requests_visible_to(requests: JoinRequestQuerySet, person: Person) -> JoinRequestQuerySet:
    if not person.is_authenticated:
        return requests.none()
    return requests.filter(Q(person=person.pk) | Q(union__in=unions_where(person, DECIDES)))


def check_can_decide(by: Person, request: JoinRequest) -> None:
    if request.person_id == by.pk:
        raise PermissionDenied(_("Somebody else has to decide about your own request."))
    if not unions_where(by, DECIDES).filter(pk=request.union_id).exists():
        raise PermissionDenied(_("This union is not in your part of the tree."))


def check_can_ask(person: Person, union: Union, leaves: Membership | None) -> None:
    """Raises ValidationError for what makes no sense, with the sentence for the person who asks."""
    current = Membership.objects.current().filter(person=person)
    if current.filter(union=union, to_on=None).exists():
        raise ValidationError(_("You are a member of this union already."), code="member")
    if leaves and not current.filter(pk=leaves.pk).exists():
        raise ValidationError({"leaves": _("Please choose one of your present unions.")}, code="leaves")
    most = settings.JOIN_LIMITS["open"]
    if JoinRequest.objects.waiting().filter(person=person).count() >= most:
        text = _("You have %(count)d open requests. Please wait for an answer, or withdraw one.") % {"count": most}
        raise ValidationError(text, code="open")


def take_turn_to_ask(person: Person) -> None:
    """Use one of the day's turns; withdrawing gives none back, so that a queue cannot be flooded."""
    key = f"join:{sha256(person.pk.bytes).hexdigest()[:40]}"
    most = settings.JOIN_LIMITS["day"]
    if LimitCount.objects.take(key, most, datetime.timedelta(days=1)):
        raise ValidationError(_("You have asked often today. Please try again tomorrow."), code="wait")
