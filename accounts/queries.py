"""What pages and API show of people and unions."""

from __future__ import annotations

from django.db.models import F, OuterRef, Prefetch, Subquery

from accounts.enums import Tree
from accounts.models import Membership, Person, Reach, RoleGrant, Union
from accounts.models.person import PersonQuerySet
from accounts.models.union import UnionQuerySet


def memberships_of(person: Person) -> list[Membership]:
    """The current memberships with their unions, the main one first."""
    return list(person.memberships.current().select_related("union").order_by("-is_main", "from_on", "pk"))


def history_of(person: Person) -> list[Membership]:
    """All memberships with their unions, the current ones first, then the newest."""
    ended_last = F("to_on").desc(nulls_first=True)
    return list(person.memberships.select_related("union").order_by(ended_last, "-is_main", "-from_on", "pk"))


def members_in(unions: UnionQuerySet) -> PersonQuerySet:
    """Who is a member of one of the unions today. Their keys are read first: then the database knows how many
    there are, and walks the names in order or gathers the few members, whichever is less."""
    keys = list(unions.order_by().values_list("pk", flat=True))
    members = Membership.objects.current()
    if len(keys) < Union.objects.count():  # the whole city needs no list of three thousand keys
        members = members.filter(union__in=keys)
    return Person.objects.filter(pk__in=members.values("person"))


def roles_of(person: Person) -> list[RoleGrant]:
    """The roles held today with their unions, the oldest first."""
    return list(person.role_grants.current().select_related("union").order_by("from_on", "pk"))


def with_parent_keys(unions: UnionQuerySet) -> UnionQuerySet:
    """`parent_key` by line and `place_key` by place, of today."""
    rows = Reach.objects.current().filter(below=OuterRef("pk"), distance=1)
    line, place = (rows.filter(tree=tree).values("above__key")[:1] for tree in (Tree.LINE, Tree.PLACE))
    return unions.annotate(parent_key=Subquery(line), place_key=Subquery(place))


def with_unions(people: PersonQuerySet) -> PersonQuerySet:
    """Each person with `current_memberships`, the main one first: two more queries, however many people."""
    current = Membership.objects.current().select_related("union").order_by("-is_main", "from_on", "pk")
    return people.prefetch_related(Prefetch("memberships", queryset=current, to_attr="current_memberships"))
