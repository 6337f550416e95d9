"""What may be changed: the unions that authority.toml reaches, and the people who are nowhere outside of them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.authority import check_may, may_somewhere, unions_where
from accounts.enums import Tree
from accounts.matrix import roles_for
from accounts.models import Membership, Person, Reach, RoleGrant, Union
from accounts.models.person import PersonQuerySet
from accounts.models.sms import SmsMessageQuerySet
from accounts.models.union import UnionQuerySet
from accounts.rules import granted_unions


def unions_administered_by(person: Person) -> UnionQuerySet:
    """Every union that the person may change; all of them for the owner of the installation."""
    return unions_where(person, "unions.change")


def people_administered_by(person: Person) -> PersonQuerySet:
    """Members of the part who have neither a union nor a role outside it.

    Whoever sets a phone number can sign in with it: taking somebody into one's union must not give that power."""
    if person.is_superuser:
        return Person.objects.all()
    unions = unions_where(person, "people.change")
    members = Membership.objects.current().filter(union__in=unions)
    people = Person.objects.filter(pk__in=members.values("person"), is_superuser=False)
    for rows in (Membership.objects, RoleGrant.objects):
        people = people.exclude(pk__in=rows.current().exclude(union__in=unions).values("person"))
    return people


def check_administers_union(by: Person | None, union: Union, operation: str = "unions.change") -> None:
    """`by` None is the installation itself."""
    if by:
        check_may(by, operation, union, sentence=_("This union is not in your part of the tree."))


def lines_administered_by(person: Person) -> UnionQuerySet:
    """Those of the part that answer to it by line: only there an administrator moves, merges and closes."""
    if person.is_superuser:
        return Union.objects.all()
    granted = granted_unions(person, *roles_for("unions.change"))
    reached = Reach.objects.current().filter(tree=Tree.LINE, above__in=granted)
    return Union.objects.filter(pk__in=reached.values("below"))


def check_administers_line(by: Person | None, union: Union) -> None:
    if by and not lines_administered_by(by).filter(pk=union.pk).exists():
        raise PermissionDenied(_("This union does not answer to your part of the tree."))


def check_administers_person(by: Person | None, person: Person) -> None:
    if by and not people_administered_by(by).filter(pk=person.pk).exists():
        raise PermissionDenied(_("This person is not in your part of the tree, or has a union or role outside it."))


def messages_visible_to(messages: SmsMessageQuerySet, person: Person) -> SmsMessageQuerySet:
    """Texts to the people whom one may change, and to the members of the unions whose texts one may read."""
    if not person.is_authenticated:
        return messages.none()
    if person.is_superuser:
        return messages
    members = Membership.objects.current().filter(union__in=unions_where(person, "messages.read")).values("person")
    people = Person.objects.filter(Q(pk__in=people_administered_by(person).values("pk")) | Q(pk__in=members))
    return messages.filter(phone__in=people.values("phone"))


def reads_messages(person: Person) -> bool:
    return may_somewhere(person, "messages.read") or may_somewhere(person, "messages.codes")
