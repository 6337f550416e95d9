from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.generics import GenericAPIView, ListAPIView, RetrieveAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.permissions import SignedIn
from accounts.asking import person_asking
from bookroom.api import serializers
from bookroom.api.filters import BookFilter
from bookroom.models import Book, BookListPage, Chapter
from bookroom.models.pages import BookListQuerySet
from bookroom.models.shelving import BookQuerySet
from bookroom.tickets import content_base


class BooksMixin:
    permission_classes = [SignedIn]
    queryset = Book.objects.none()

    def get_queryset(self) -> BookQuerySet:
        return Book.objects.visible_to(person_asking(self.request))  # type: ignore[attr-defined]  # a mixin of views


@extend_schema_view(get=extend_schema(operation_id="books_list", summary="Books on the shelf"))
class BookListView(BooksMixin, ListAPIView):
    """The newest first; librarians too see here only what workers see."""

    serializer_class = serializers.BookSerializer
    filterset_class = BookFilter

    def get_queryset(self) -> BookQuerySet:
        return super().get_queryset().on_shelf().defer("contents").order_by("-ready_at", "pk")


@extend_schema_view(get=extend_schema(operation_id="books_read", summary="One book with its contents"))
class BookView(BooksMixin, RetrieveAPIView):
    """404 for what is not on the shelf, but for who keeps that book room."""

    serializer_class = serializers.BookDetailSerializer
    filter_backends: list = []

    def get_queryset(self) -> BookQuerySet:
        return super().get_queryset().select_related("union")


class ChaptersView(BooksMixin, GenericAPIView):
    """All chapters in reading order, without paging: a reader needs them to know how far it is."""

    serializer_class = serializers.ChapterSerializer
    filter_backends: list = []
    pagination_class = None

    @extend_schema(
        operation_id="books_chapters",
        summary="The chapters of a book and where to fetch them",
        responses=serializers.ChapterSerializer(many=True),
    )
    def get(self, request: Request, pk: UUID) -> Response:
        book = self.get_object()
        base = content_base(person_asking(request), book)
        rows = Chapter.objects.filter(book=book).values("position", "title", "characters")
        chapters = [{**row, "url": f"{base}c/{row['position']}.html"} for row in rows]
        return Response(serializers.ChapterSerializer(chapters, many=True).data)


class ListsMixin:
    permission_classes = [SignedIn]
    queryset = BookListPage.objects.none()
    filter_backends: list = []

    def get_queryset(self) -> BookListQuerySet:
        lists = BookListPage.objects.visible_to(person_asking(self.request))  # type: ignore[attr-defined]  # a mixin
        return lists.select_related("curator").order_by("-first_published_at", "-pk")


@extend_schema_view(get=extend_schema(operation_id="book_lists_list", summary="Published lists"))
class CuratedListView(ListsMixin, ListAPIView):
    serializer_class = serializers.BookListSerializer


@extend_schema_view(get=extend_schema(operation_id="book_lists_read", summary="One list with its books and notes"))
class CuratedView(ListsMixin, RetrieveAPIView):
    serializer_class = serializers.BookListDetailSerializer
    lookup_field, lookup_url_kwarg = "id", "pk"  # as a number: a key out of range is none
