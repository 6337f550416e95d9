"""May this person? Every answer comes from authority.toml and the roles held today."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.enums import Role
from accounts.matrix import ANONYMOUS, DISABLED, GRANTED, OWNER, Answer, Relation, lines, reaches, roles_for
from accounts.models.dated import DatedQuerySet
from accounts.models.membership import Membership
from accounts.models.person import Person, PersonQuerySet
from accounts.models.reach import Reach
from accounts.models.union import Union, UnionQuerySet
from accounts.rules import granted_unions, unions_of


def unions_where(person: Person, operation: str, least: Answer = Answer.MASKED) -> UnionQuerySet:
    """The unions whose people and objects the operation reaches, oneself apart. A part of the caller's query."""
    if _everywhere(person, operation, least):
        return Union.objects.all()
    same = {role for role in GRANTED if reaches(role, Relation.SAME, operation, least)}
    lower = {role for role in GRANTED if reaches(role, Relation.LOWER, operation, least)}
    parts = []
    if same & lower:
        parts.append(unions_of(person, *sorted(same & lower)))
    if same - lower:
        parts.append(granted_unions(person, *sorted(same - lower)))
    if lower - same:
        parts.append(_below(unions_of(person, *sorted(lower - same))))
    return _joined(parts)


def people_where(
    people: PersonQuerySet, person: Person, operation: str, among: Collection[UUID] | None = None
) -> PersonQuerySet:
    """Members of the unions that the operation reaches; oneself only where the file says so under `own`.

    `among`: only these are looked for, and no database gathers all members of a city to find one of them."""
    if among is not None:
        people = people.filter(pk__in=among)
    if _everywhere(person, operation, Answer.MASKED):
        return people if _own(person, operation, Answer.MASKED) else people.exclude(pk=person.pk)
    rows = Membership.objects.current().filter(union__in=unions_where(person, operation))
    members = (rows if among is None else rows.filter(person__in=among)).values("person")
    if _own(person, operation, Answer.MASKED):
        return people.filter(Q(pk=person.pk) | Q(pk__in=members))
    return people.filter(pk__in=members).exclude(pk=person.pk)


def rows_where(rows: DatedQuerySet, person: Person, operation: str) -> DatedQuerySet:
    """Memberships or grants of the unions that the operation reaches, and one's own where `own` says so."""
    reached = Q(union__in=unions_where(person, operation))
    own = Q(person=person.pk)
    return rows.filter(reached | own if _own(person, operation, Answer.MASKED) else reached & ~own)


def may(person: Person, operation: str, union: Union, whose: Person | None = None) -> Answer:
    """The answer for an object of `union`; `whose` is the person it is about, if any."""
    for least in (Answer.ALLOW, Answer.MASKED):
        if whose is not None and whose.pk == person.pk:
            if _own(person, operation, least):
                return least
        elif (least is Answer.ALLOW or _masks(operation)) and _reaches(person, operation, least, union):
            return least
    return Answer.DENY


def may_somewhere(person: Person, operation: str, least: Answer = Answer.MASKED) -> bool:
    """For menus and doors: is there any union where the person may? What lies behind asks again."""
    if not person.is_authenticated or not person.is_active:
        return False
    return _everywhere(person, operation, least) or bool(person.current_roles & set(roles_for(operation, least)))


def check_may(
    person: Person, operation: str, union: Union, whose: Person | None = None, sentence: str | None = None
) -> None:
    """Raises PermissionDenied with `sentence` unless the answer is allow."""
    if may(person, operation, union, whose) is not Answer.ALLOW:
        raise PermissionDenied(sentence or _("Your roles do not allow this in that union."))


def _standing(person: Person) -> tuple[str, ...]:
    """What somebody is without any grant."""
    if not person.is_authenticated:
        return (ANONYMOUS,)
    if not person.is_active:
        return (DISABLED,)
    return (Role.WORKER.value, OWNER) if person.is_superuser else (Role.WORKER.value,)


def _everywhere(person: Person, operation: str, least: Answer) -> bool:
    return any(reaches(role, Relation.ELSEWHERE, operation, least) for role in _standing(person))


def _own(person: Person, operation: str, least: Answer) -> bool:
    return any(reaches(role, Relation.OWN, operation, least) for role in _standing(person))


def _masks(operation: str) -> bool:
    return any(Answer.MASKED in cells.values() for cells in lines(operation).values())


def _reaches(person: Person, operation: str, least: Answer, union: Union) -> bool:
    return _everywhere(person, operation, least) or unions_where(person, operation, least).filter(pk=union.pk).exists()


def _below(unions: UnionQuerySet) -> UnionQuerySet:
    """Those that hang somewhere below one of them in either tree: reached from above, not only where it was given."""
    reached = Reach.objects.current().filter(distance__gt=0, above__in=unions.order_by().values("pk"))
    return Union.objects.filter(pk__in=reached.values("below"))


def _joined(parts: list[UnionQuerySet]) -> UnionQuerySet:
    if not parts:
        return Union.objects.none()
    if len(parts) == 1:
        return parts[0]
    either = Q()
    for part in parts:
        either |= Q(pk__in=part.order_by().values("pk"))
    return Union.objects.filter(either)
