"""Which unions the tree page shows: the ones right below a union, or what a search of one's part finds."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, QueryDict

from accounts.authority import unions_where
from accounts.enums import Industry, Tree, UnionKind
from accounts.matrix import roles_for
from accounts.models import Headcount, Person, Reach, Union
from accounts.models.union import UnionQuerySet
from accounts.rules import granted_unions

LISTS = "people.list"  # whose members one may see, their unions one may walk
A_PAGE = 50
SHORTEST = 2


@dataclass(frozen=True)
class Asked:
    """What stands in the address; unknown values are as good as none."""

    tree: Tree
    words: str
    kind: str
    industry: str
    with_closed: bool

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        return cls(
            tree=Tree.PLACE if query.get("tree") == Tree.PLACE else Tree.LINE,
            words=query.get("q", "").strip()[:60],
            kind=_known(query.get("kind"), UnionKind.values),
            industry=_known(query.get("industry"), Industry.values),
            with_closed=query.get("closed") == "1",
        )

    @property
    def is_search(self) -> bool:
        return bool(self.words or self.kind or self.industry)

    @property
    def is_too_short(self) -> bool:
        return 0 < len(self.words) < SHORTEST


def roots(person: Person) -> list[Union]:
    """The unions of her roles, without those that hang below another one of them."""
    granted = granted_unions(person, *roles_for(LISTS))
    inside = Reach.objects.current().filter(above__in=granted.values("pk"), distance__gt=0)
    return list(granted.exclude(pk__in=inside.values("below")))


def at(person: Person, key: str, tops: list[Union]) -> Union | None:
    """The union whose children are shown; None: the roots themselves, when there are several. Raises Http404."""
    if not key:
        return tops[0] if len(tops) == 1 else None
    union = unions_where(person, LISTS).filter(key=key).first()
    if union is None:
        raise Http404
    return union


def rows(person: Person, asked: Asked, here: Union | None, number: str | None, tops: list[Union]) -> Page:
    """One page of unions with `kids_count`, `below_count`, `parent_name` and `people`; a fixed number of queries."""
    if asked.is_search:
        found = _found(unions_where(person, LISTS), asked)
    elif here:
        found = Union.objects.children_of(here, asked.tree)
    else:
        found = Union.objects.filter(pk__in=[union.pk for union in tops])
    found = found if asked.with_closed else found.open()
    page = Paginator(_described(found, asked.tree), A_PAGE).get_page(number)
    people = Headcount.objects.of([union.pk for union in page.object_list], asked.tree)
    for union in page.object_list:
        union.people = people[union.pk]
    return page


def way_down(union: Union, tops: list[Union], tree: Tree) -> list[Union]:
    """From one's own root to the union; by the tree that is shown, else by the one that leads there."""
    steps = list(Reach.objects.current().filter(below=union).order_by("-distance").select_related("above"))
    own = {top.pk for top in tops}
    for way in sorted(Tree, key=lambda each: each != tree):
        chain = [row.above for row in steps if row.tree == way]
        first = next((place for place, above in enumerate(chain) if above.pk in own), None)
        if first is not None:
            return chain[first:]
    return [union]


def _found(unions: UnionQuerySet, asked: Asked) -> UnionQuerySet:
    if asked.is_too_short:
        return unions.none()
    if words := asked.words:
        named = Q(name__icontains=words) | Q(short_name__icontains=words) | Q(employer_name__icontains=words)
        unions = unions.filter(named | Q(key=words) | Q(credit_code=words) | Q(employer_code=words))
    wanted = {"kind": asked.kind, "industry": asked.industry}
    return unions.filter(**{name: value for name, value in wanted.items() if value})


def _described(unions: UnionQuerySet, tree: Tree) -> QuerySet[Union]:
    down = Reach.objects.current().filter(tree=tree, above=OuterRef("pk"), distance__gt=0, below__closed_on=None)
    up = Reach.objects.current().filter(tree=tree, below=OuterRef("pk"), distance=1)
    return unions.order_by("path").annotate(
        kids_count=_number(down.filter(distance=1)),
        below_count=_number(down),
        parent_name=Subquery(up.values("above__name")[:1]),
    )


def _number(rows: QuerySet[Reach]) -> Coalesce:
    grouped = rows.order_by().values("above").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(grouped, output_field=IntegerField()), 0)


def _known(value: str | None, values: list[str]) -> str:
    return value if value in values else ""
