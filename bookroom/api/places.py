from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.exceptions import ValidationError
from rest_framework.generics import GenericAPIView, ListAPIView, get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.permissions import SignedIn
from accounts.asking import person_asking
from bookroom.api.serializers import PlaceSerializer, PutPlaceSerializer
from bookroom.models import Book, ReadingPlace
from bookroom.models.place import ReadingPlaceQuerySet
from records.actions import receive


class PlacesMixin:
    permission_classes = [SignedIn]
    serializer_class = PlaceSerializer
    queryset = ReadingPlace.objects.none()
    filter_backends: list = []

    def get_queryset(self) -> ReadingPlaceQuerySet:
        return ReadingPlace.objects.visible_to(person_asking(self.request))  # type: ignore[attr-defined]  # a mixin


@extend_schema_view(get=extend_schema(operation_id="reading_places_list", summary="Where I am in my books"))
class PlaceListView(PlacesMixin, ListAPIView):
    """The latest first."""


class PlaceView(PlacesMixin, GenericAPIView):
    @extend_schema(operation_id="reading_places_read", summary="Where I am in a book")
    def get(self, request: Request, pk: UUID) -> Response:
        """404 for a book that was never opened."""
        return Response(PlaceSerializer(get_object_or_404(self.get_queryset(), book=pk)).data)

    @extend_schema(
        operation_id="reading_places_put",
        summary="Keep my place in a book",
        request=PutPlaceSerializer,
        responses=PlaceSerializer,
    )
    def put(self, request: Request, pk: UUID) -> Response:
        """The same as a `book.read` record in the inbox; the answer is the place that holds now."""
        person = person_asking(request)
        book = get_object_or_404(Book.objects.visible_to(person), pk=pk)
        given = PutPlaceSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        values = given.data
        payload = {"locator": values["locator"], "percent": values["percent"]}
        record = {"id": values["id"], "sequence": values["sequence"], "kind": "book.read", "object": book.object_key}
        record |= {"at": values.get("at"), "payload": payload}
        (answer,) = receive(person=person, device=values["device"], items=[record], by=person)
        if answer.status in {"conflict", "rejected"}:
            raise ValidationError(answer.reason, code=answer.code)
        return Response(PlaceSerializer(get_object_or_404(self.get_queryset(), book=pk)).data)
