"""Who holds what where in the part of an officer or administrator: the list with its filters, and one grant."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from accounts.enums import Role
from accounts.models import Membership, Person, RoleGrant, Union
from accounts.models.union import UnionQuerySet
from accounts.validators import normalise_phone

WHEN: dict[str, str | Promise] = {
    "": gettext_lazy("Held today"),
    "coming": gettext_lazy("Coming"),
    "past": gettext_lazy("Past"),
    "all": gettext_lazy("All"),
}
ROLES = [(role.value, role.label) for role in Role if role is not Role.WORKER]


@dataclass(frozen=True)
class Filters:
    """What stands in the address; an unknown value is as good as none."""

    q: str
    role: str
    union: str
    when: str

    @classmethod
    def of(cls, query: QueryDict) -> Filters:
        role, when = query.get("role", ""), query.get("when", "")
        return cls(
            q=query.get("q", "").strip()[:60],
            role=role if role in dict(ROLES) else "",
            union=query.get("union", "").strip()[:120],
            when=when if when in WHEN else "",
        )

    @property
    def is_any(self) -> bool:
        return bool(self.q or self.role or self.union or self.when)


def grants_of_part(person: Person) -> QuerySet[RoleGrant]:
    """Grants that the person may look at, whenever; that somebody is a worker is no role to list."""
    rows = RoleGrant.objects.visible_to(person).exclude(role=Role.WORKER)
    return rows.select_related("person", "union", "deputy_for__person")


def found_by(person: Person, filters: Filters) -> QuerySet[RoleGrant]:
    rows = _at(grants_of_part(person), filters.when)
    if filters.role:
        rows = rows.filter(role=filters.role)
    if filters.union:
        rows = rows.filter(union__in=Union.objects.below(*unions_named(Union.objects.all(), filters.union)[:20]))
    if filters.q:
        rows = rows.filter(_of(filters.q))
    latest_first = F("to_on").desc(nulls_first=True)
    return rows.order_by("union__path", "role", latest_first, "person__name", "pk")


def unions_named(unions: UnionQuerySet, typed: str) -> UnionQuerySet:
    """Unions with that very name or key; when there is none, those whose name contains it."""
    exact = unions.filter(Q(key=typed) | Q(name=typed) | Q(short_name=typed))
    return exact if exact.exists() else unions.filter(Q(name__icontains=typed) | Q(short_name__icontains=typed))


def opened_people(union: Union) -> tuple[int, int]:
    """How many unions lie below, and how many members there are in all of them together."""
    unions = union.and_below()
    members = Membership.objects.current().filter(union__in=unions).values("person").distinct().count()
    return unions.count() - 1, members


def _at(rows: QuerySet[RoleGrant], when: str) -> QuerySet[RoleGrant]:
    today = timezone.localdate()
    if when == "all":
        return rows
    if when == "past":
        return rows.filter(to_on__lt=today)
    return rows.filter(from_on__gt=today) if when == "coming" else rows.current(today)  # type: ignore[attr-defined]


def _of(typed: str) -> Q:
    """A whole mobile number finds its owner; anything else is part of a name. Part of a number would tell numbers."""
    try:
        return Q(person__phone=normalise_phone(typed))
    except ValidationError:
        return Q(person__name__icontains=typed)
