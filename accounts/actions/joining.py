from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions.memberships import join_union, leave_union
from accounts.auditing.lines import write_about
from accounts.enums import JoinState
from accounts.joining.rules import check_can_ask, check_can_decide, take_turn_to_ask
from accounts.keeping import LEFT
from accounts.models import JoinRequest, Membership, Person, Union
from accounts.signals import join_decided


def ask_to_join(
    *, person: Person, union: Union, workplace: str, message: str = "", leaves: Membership | None = None, by: Person
) -> JoinRequest:
    """One open request of a person to a union: asking again gives the one that is open.

    `leaves` is a membership of hers that is to end on the day before the new one begins."""
    _check_own(person, by)
    found = JoinRequest.objects.waiting().filter(person=person, union=union).first()
    if found:
        return found
    take_turn_to_ask(person)
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)  # two taps at once count one after the other
        check_can_ask(person, union, leaves)
        said = {"workplace": workplace, "message": message, "leaves": leaves}
        JoinRequest(person=person, union=union, **said).clean_fields()
        request, _new = JoinRequest.objects.get_or_create(
            person=person, union=union, state=JoinState.REQUESTED, defaults=said
        )
    return request


@transaction.atomic
def withdraw_request(*, request: JoinRequest, by: Person) -> JoinRequest:
    _check_own(request.person, by)
    return _settle(request, JoinState.WITHDRAWN)


@transaction.atomic
def accept_request(*, request: JoinRequest, by: Person) -> JoinRequest:
    """Take the person in from today; the membership that she wants to end ends yesterday."""
    check_can_decide(by, request)
    decided, today = _settle(request, JoinState.ACCEPTED, decided_by=by), timezone.localdate()
    current = Membership.objects.current().filter(person=decided.person, to_on=None).exclude(union=decided.union)
    left = current.filter(pk=decided.leaves_id).first()
    if left:
        leave_union(membership=left, last_on=max(left.from_on, today - datetime.timedelta(days=1)), by=None)
    keeps_main = current.exclude(pk=decided.leaves_id).filter(is_main=True).exists()
    join_union(person=decided.person, union=decided.union, by=None, is_main=not keeps_main)
    return decided


@transaction.atomic
def refuse_request(*, request: JoinRequest, reason: str, by: Person) -> JoinRequest:
    """The person reads the reason."""
    check_can_decide(by, request)
    if not reason.strip():
        raise ValidationError({"reason": _("Please say why; the person reads it.")}, code="reason")
    return _settle(request, JoinState.REFUSED, decided_by=by, reason=reason.strip())


def decide_requests(
    *, requests: Iterable[JoinRequest], accept: bool, reason: str = "", by: Person
) -> tuple[list[JoinRequest], list[JoinRequest]]:
    """Decide several, each for itself: those decided now, and those that were decided or withdrawn meanwhile."""
    done, late = [], []
    for request in requests:
        try:
            if accept:
                done.append(accept_request(request=request, by=by))
            else:
                done.append(refuse_request(request=request, reason=reason, by=by))
        except ValidationError as refusal:
            if getattr(refusal, "code", "") != "decided":
                raise
            late.append(request)
    return done, late


@transaction.atomic
def leave_own_union(*, membership: Membership, by: Person) -> Membership:
    """The member herself leaves; today is the last day that counts."""
    _check_own(membership.person, by)
    write_about(by, LEFT, by=by, facts={"union": membership.union.key, "membership": membership.pk})
    return leave_union(membership=membership, last_on=max(timezone.localdate(), membership.from_on), by=None)


def _settle(request: JoinRequest, state: JoinState, **fields) -> JoinRequest:
    """The open request in its last state. One UPDATE decides who was first; the others get code="decided"."""
    values = {"state": state, "decided_at": timezone.now(), **fields}
    if not JoinRequest.objects.filter(pk=request.pk, state=JoinState.REQUESTED).update(**values):
        raise ValidationError(_("This request was decided or withdrawn meanwhile."), code="decided")
    settled = JoinRequest.objects.select_related("person", "union", "decided_by").get(pk=request.pk)
    if state != JoinState.WITHDRAWN:
        facts = {"request": settled.pk, "union": settled.union.key}
        write_about(settled.person, f"request.{state}", by=settled.decided_by, facts=facts)
        transaction.on_commit(lambda: join_decided.send(sender=JoinRequest, request=settled))
    return settled


def _check_own(person: Person, by: Person) -> None:
    if person.pk != by.pk:
        raise PermissionDenied(_("Only the person herself may do this."))
