from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.generics import ListAPIView, RetrieveAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.filters import PersonFilter, UnionFilter
from accounts.api.pagination import Onward
from accounts.api.permissions import SeesPeople, SignedIn
from accounts.api.serializers import MeSerializer, PersonSerializer, UnionSerializer
from accounts.asking import person_asking
from accounts.auditing.lines import write_about
from accounts.authority import unions_where
from accounts.models import Person, Union
from accounts.models.person import PersonQuerySet
from accounts.models.union import UnionQuerySet
from accounts.queries import members_in, with_parent_keys, with_unions


@extend_schema_view(get=extend_schema(operation_id="me_read", summary="Who is signed in"))
class MeView(RetrieveAPIView):
    """The signed-in person with unions and roles."""

    permission_classes = [SignedIn]
    serializer_class = MeSerializer
    filter_backends = []

    def get_object(self) -> Person:
        return person_asking(self.request)


@extend_schema_view(get=extend_schema(operation_id="unions_list", summary="The union tree"))
class UnionListView(ListAPIView):
    """Unions in the order of the tree; `parent` walks it level by level, with `tree=place` the tree by place."""

    permission_classes = [SignedIn]
    serializer_class = UnionSerializer
    filterset_class = UnionFilter
    queryset = Union.objects.none()

    def get_queryset(self) -> UnionQuerySet:
        return with_parent_keys(Union.objects.visible_to(person_asking(self.request)))


class PeopleMixin:
    permission_classes = [SeesPeople]
    serializer_class = PersonSerializer
    queryset = Person.objects.none()

    def get_queryset(self) -> PersonQuerySet:
        visible = Person.objects.visible_to(person_asking(self.request))  # type: ignore[attr-defined]  # a mixin of views
        return with_unions(visible)


@extend_schema_view(get=extend_schema(operation_id="people_list", summary="People of one's part of the tree"))
class PersonListView(PeopleMixin, ListAPIView):
    """Names and numbers are masked."""

    filterset_class = PersonFilter
    pagination_class = Onward

    def get_queryset(self) -> PersonQuerySet:
        return with_unions(members_in(unions_where(person_asking(self.request), "people.list")))

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Who reads the list leaves a line: which filters, not what they held."""
        response = super().list(request, *args, **kwargs)
        write_about(None, "people.listed", by=person_asking(request), facts={"filters": sorted(request.query_params)})
        return response


@extend_schema_view(get=extend_schema(operation_id="people_read", summary="One person of one's part of the tree"))
class PersonView(PeopleMixin, RetrieveAPIView):
    """404 for who is not in one's part."""

    filter_backends = []

    def get_object(self) -> Person:
        person, by = super().get_object(), person_asking(self.request)
        if person.pk != by.pk:
            write_about(person, "person.opened", by=by)
        return person
