"""Who gives and ends which role where: authority.toml, and never to oneself."""

from __future__ import annotations

import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from accounts.authority import may, may_somewhere, unions_where
from accounts.enums import Role
from accounts.matrix import Answer
from accounts.models import Membership, Person, RoleGrant, Union
from accounts.models.union import UnionQuerySet


def unions_to_give_in(person: Person, role: str) -> UnionQuerySet:
    return unions_where(person, f"roles.grant.{role}", Answer.ALLOW)


def gives_roles(person: Person) -> bool:
    """For doors and buttons, without a query of its own."""
    return any(may_somewhere(person, f"roles.grant.{role.value}", Answer.ALLOW) for role in Role)


def roles_to_give(person: Person) -> list[Role]:
    """The roles that the person may give somewhere."""
    return [role for role in Role if role is not Role.WORKER and unions_to_give_in(person, role).exists()]


def check_can_give(by: Person | None, person: Person, role: str, union: Union) -> None:
    """`by` None is the installation itself."""
    if by and by.pk == person.pk:
        raise PermissionDenied(_("Nobody can give herself or himself a role."))
    if by and may(by, f"roles.grant.{role}", union) is not Answer.ALLOW:
        raise PermissionDenied(_("You may not give this role in that union."))


def can_end(by: Person | None, grant: RoleGrant) -> bool:
    if by is None or _is_principal(by, grant):
        return True
    return may(by, f"roles.end.{grant.role}", grant.union, whose=grant.person) is Answer.ALLOW


def check_can_end(by: Person | None, grant: RoleGrant) -> None:
    if not can_end(by, grant):
        raise PermissionDenied(_("You may not end this role."))


def can_deputize(by: Person | None, grant: RoleGrant) -> bool:
    """The holder herself, or who may give that role there; what a deputy holds is not passed on."""
    if grant.deputy_for_id is not None:
        return False
    if by is None:
        return True
    own = may(by, "roles.deputize", grant.union, whose=grant.person) is Answer.ALLOW
    return own or (by.pk != grant.person_id and may(by, f"roles.grant.{grant.role}", grant.union) is Answer.ALLOW)


def check_can_deputize(by: Person | None, grant: RoleGrant, person: Person) -> None:
    if grant.deputy_for_id is not None:
        raise PermissionDenied(_("A deputy cannot pass the role on."))
    if not can_deputize(by, grant):
        raise PermissionDenied(_("Only the holder, or who may give this role here, appoints a deputy."))
    if person.pk in {grant.person_id, by and by.pk}:
        raise PermissionDenied(_("Nobody can appoint herself or himself."))


def belongs(person: Person, union: Union, on: datetime.date | None = None) -> bool:
    """Is the person a member of the union, of one below it or of one above it on that day?"""
    unions = Union.objects.filter(pk__in=Membership.objects.current(on).filter(person=person).values("union"))
    return any(other.covers(union) or union.covers(other) for other in unions)


def check_is_open(person: Person) -> None:
    if not person.is_active:
        raise ValidationError({"phone": _("This account is closed.")}, code="closed")


def _is_principal(by: Person, grant: RoleGrant) -> bool:
    """A deputy is sent back by whom she stands in for."""
    return grant.deputy_for is not None and grant.deputy_for.person_id == by.pk
