from __future__ import annotations

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from bookroom.models import Book, BookListItem, BookListPage, ReadingPlace
from bookroom.models.place import LOCATOR

SHORT = ("id", "title", "subtitle", "authors", "publisher", "language", "clc", "shelf", "theme", "layout", "direction")


class BookSerializer(serializers.ModelSerializer):
    """A book on the shelf; `cover` is a path on this origin, empty for a drawn cover."""

    cover = serializers.CharField(source="cover_url", read_only=True)

    class Meta:
        model = Book
        fields = (*SHORT, "cover", "chapter_count", "characters", "ready_at")
        read_only_fields = fields


@extend_schema_serializer(component_name="ContentsLine")
class LineSerializer(serializers.Serializer):
    """A line of the contents; `chapter` is 0 for a mere heading."""

    title = serializers.CharField()
    chapter = serializers.IntegerField()
    fragment = serializers.CharField()
    depth = serializers.IntegerField()


class BookDetailSerializer(BookSerializer):
    union = serializers.CharField(source="union.label", read_only=True)
    contents = serializers.SerializerMethodField()

    class Meta(BookSerializer.Meta):
        fields = (*BookSerializer.Meta.fields, "description", "identifier", "union", "contents")  # type: ignore[assignment]  # longer
        read_only_fields = fields  # type: ignore[assignment]  # longer

    @extend_schema_field(LineSerializer(many=True))
    def get_contents(self, book: Book) -> list:
        return book.lines()


class ChapterSerializer(serializers.Serializer):
    """A chapter; `url` is an address of the second origin that holds for 12 hours and needs no cookie."""

    position = serializers.IntegerField()
    title = serializers.CharField()
    characters = serializers.IntegerField()
    url = serializers.URLField()


class ItemSerializer(serializers.ModelSerializer):
    book = BookSerializer()

    class Meta:
        model = BookListItem
        fields = ("book", "note")


class BookListSerializer(serializers.ModelSerializer):
    curator = serializers.CharField(source="curator.name", default="", read_only=True)

    class Meta:
        model = BookListPage
        fields = ("id", "title", "kicker", "intro", "curator", "curator_post", "first_published_at")
        read_only_fields = fields


class BookListDetailSerializer(BookListSerializer):
    items = ItemSerializer(many=True, source="shown_items", read_only=True)

    class Meta(BookListSerializer.Meta):
        fields = (*BookListSerializer.Meta.fields, "items")  # type: ignore[assignment]  # longer
        read_only_fields = fields  # type: ignore[assignment]  # longer


class PlaceSerializer(serializers.ModelSerializer):
    class Meta:
        model = ReadingPlace
        fields = ("book", "chapter", "locator", "percent", "device", "started_at", "updated_at", "finished_at")
        read_only_fields = fields


class PutPlaceSerializer(serializers.Serializer):
    """A place as a learning record: the phone makes `id` and counts `sequence`; sending again is safe."""

    id = serializers.UUIDField()
    device = serializers.RegexField(r"^[A-Za-z0-9_-]{8,64}$")
    sequence = serializers.IntegerField(min_value=0, max_value=2**53)
    at = serializers.DateTimeField(required=False)
    locator = serializers.RegexField(LOCATOR, max_length=24)
    percent = serializers.IntegerField(min_value=0, max_value=100)
