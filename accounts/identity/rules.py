"""Who may see and set the number of whose paper."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.authority import unions_where
from accounts.enums import Role
from accounts.matrix import Answer
from accounts.models import IdentityPaper, Membership, Person, RoleGrant


def check_can_set_paper(by: Person | None, person: Person, kind: str) -> None:
    """Oneself once; after that, and for others, an officer or administrator of one of the person's unions.

    `by` None is the installation itself."""
    if by is None or by.is_superuser:
        return
    if by.pk == person.pk:
        if IdentityPaper.objects.filter(person=person, kind=kind).exists():
            raise PermissionDenied(_("The number is stored already. Your union's officer can correct it."))
        if not agrees_to_keep_paper(person):
            raise PermissionDenied(_("This needs your separate consent first. Please read the text and agree to it."))
        return
    _check_answers_for(by, person, "people.paper.set")


def agrees_to_keep_paper(person: Person) -> bool:
    """An app above keeps the consents and answers; without it nobody has agreed to anything."""
    return person.has_perm("privacy.consented_id_paper")


def check_can_reveal_paper(by: Person, person: Person) -> None:
    """Somebody else's full number: whoever sees the people of one of her unions. Nobody needs to reveal her own."""
    if by.pk == person.pk:
        raise PermissionDenied(_("Your own number stands on your card."))
    if not by.is_superuser:
        _check_answers_for(by, person, "people.paper.reveal")


def check_can_change_phone(by: Person | None, person: Person) -> None:
    """Oneself; else whoever answers for every union and role of the person: a log-in name is a key to the record."""
    if by is None or by.is_superuser or by.pk == person.pk:
        return
    _check_answers_for(by, person, "people.phone.change")
    unions = unions_where(by, "people.phone.change", Answer.ALLOW)
    administered = unions_where(by, "people.change", Answer.ALLOW)
    elsewhere = Membership.objects.current().filter(person=person).exclude(union__in=unions)
    above = roles_with_power(person).exclude(union__in=administered)
    if person.is_superuser or elsewhere.exists() or above.exists():
        message = _("This person has a union or a role outside your part of the tree; please ask the union above.")
        raise PermissionDenied(message)


def check_can_take_number(by: Person | None, holder: Person) -> None:
    """A number leaves a worker's record for its new owner; that of somebody with a role only by who may change it."""
    if by and (holder.is_superuser or roles_with_power(holder).exists()):
        check_can_change_phone(by, holder)


def roles_with_power(person: Person) -> QuerySet[RoleGrant]:
    """What the person may do to others; that she is a worker is no power."""
    return RoleGrant.objects.current().filter(person=person).exclude(role=Role.WORKER)


def can_change_phone(by: Person, person: Person) -> bool:
    return _asks(check_can_change_phone, by, person)


def can_set_paper(by: Person, person: Person, kind: str) -> bool:
    return _asks(check_can_set_paper, by, person, kind)


def can_reveal_paper(by: Person, person: Person) -> bool:
    return _asks(check_can_reveal_paper, by, person)


def _check_answers_for(by: Person, person: Person, operation: str) -> None:
    unions = unions_where(by, operation, Answer.ALLOW)
    if not Membership.objects.current().filter(person=person, union__in=unions).exists():
        raise PermissionDenied(_("This person is not in your part of the tree."))


def _asks(check, *args) -> bool:
    try:
        check(*args)
    except PermissionDenied:
        return False
    return True
