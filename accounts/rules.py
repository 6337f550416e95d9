"""Who holds which role where: for its union and all below, by line and by place. What it allows says authority.py."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from accounts.enums import Role
from accounts.models.membership import Membership
from accounts.models.person import Person
from accounts.models.reach import Reach
from accounts.models.role import RoleGrant
from accounts.models.union import Union, UnionQuerySet


def granted_unions(person: Person, *roles: Role) -> UnionQuerySet:
    """The unions that the roles were granted for, without what lies below them."""
    if not person.is_authenticated or not person.is_active:
        return Union.objects.none()
    grants = RoleGrant.objects.current().filter(person=person, role__in=roles)
    return Union.objects.filter(pk__in=grants.values("union"))


def unions_of(person: Person, *roles: Role) -> UnionQuerySet:
    """Every union that the roles cover: the granted ones and everything below, by line or by place, today.

    A part of the caller's query."""
    if not person.is_authenticated or not person.is_active:
        return Union.objects.none()
    grants = RoleGrant.objects.current().filter(person=person, role__in=roles)
    reached = Reach.objects.current().filter(above__in=grants.values("union"))
    return Union.objects.filter(pk__in=reached.values("below"))


def unions_over(person: Person) -> UnionQuerySet:
    """The unions that the person is a member of and every union above them, by line or by place, today."""
    if not person.is_authenticated:
        return Union.objects.none()
    members = Membership.objects.current().filter(person=person)
    reaching = Reach.objects.current().filter(below__in=members.values("union"))
    return Union.objects.filter(pk__in=reaching.values("above"))


def holds(person: Person, role: Role, union: Union) -> bool:
    grants = RoleGrant.objects.current().filter(person_id=person.pk, role=role)
    return person.is_active and grants.filter(union__in=Union.objects.above(union)).exists()


def check_holds(person: Person, role: Role, union: Union) -> None:
    if not holds(person, role, union):
        raise PermissionDenied(_("You do not hold this role in that union."))


def check_open(union: Union) -> None:
    if not union.is_open:
        sentence = _("%(union)s is closed. Please choose a union that exists.") % {"union": union.name}
        raise ValidationError(sentence, code="closed")
