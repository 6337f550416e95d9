from __future__ import annotations

import django_filters
from django.db.models import Q

from accounts.enums import Industry, Tree, UnionKind
from accounts.models import Person, Union
from accounts.models.person import PersonQuerySet
from accounts.models.union import UnionQuerySet
from accounts.queries import members_in


class UnionFilter(django_filters.FilterSet):
    parent = django_filters.CharFilter(method="below_parent", label="Key of the union directly above")
    tree = django_filters.ChoiceFilter(
        choices=Tree.choices, method="in_tree", label="Which parent `parent` means: by line (default) or by place"
    )
    kind = django_filters.ChoiceFilter(choices=UnionKind.choices)
    depth = django_filters.NumberFilter(label="1 is the top of the tree")
    industry = django_filters.ChoiceFilter(choices=Industry.choices)
    is_above_scale = django_filters.BooleanFilter()
    is_open = django_filters.BooleanFilter(
        field_name="closed_on", lookup_expr="isnull", label="false: those that were closed or merged"
    )
    search = django_filters.CharFilter(method="named", label="Part of a name")

    class Meta:
        model = Union
        fields = ["parent", "tree", "kind", "industry", "is_above_scale", "is_open", "depth", "search"]

    def below_parent(self, unions: UnionQuerySet, name: str, key: str) -> UnionQuerySet:
        by_place = self.data.get("tree") == Tree.PLACE
        return unions.filter(place_key=key) if by_place else unions.filter(parent_key=key)

    def in_tree(self, unions: UnionQuerySet, name: str, tree: str) -> UnionQuerySet:
        return unions  # it only says what `parent` means

    def named(self, unions: UnionQuerySet, name: str, words: str) -> UnionQuerySet:
        return unions.filter(Q(name__icontains=words) | Q(short_name__icontains=words))


class PersonFilter(django_filters.FilterSet):
    union = django_filters.CharFilter(method="of_union", label="Key of a union: its members and those below it")

    class Meta:
        model = Person
        fields = ["union"]

    def of_union(self, people: PersonQuerySet, name: str, key: str) -> PersonQuerySet:
        return people & members_in(Union.objects.below(*Union.objects.filter(key=key)))
