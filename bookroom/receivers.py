"""Learning records about books, and people who were put together."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.dispatch import receiver
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from accounts.models import Person
from accounts.signals import merge_considered, people_merged
from bookroom.actions import keep_place
from bookroom.actions.merging import merge_places
from bookroom.models import Book, ReadingPlace
from bookroom.models.place import LOCATOR
from records.actions import beat
from records.models import Record
from records.registry import handles


class ReadPayload(serializers.Serializer):
    locator = serializers.RegexField(LOCATOR, max_length=24)
    percent = serializers.IntegerField(min_value=0, max_value=100)


@handles("book.read", payload=ReadPayload)
def take_place(record: Record) -> None:
    """A page was turned, or is still being read: both keep the place and count time that the server saw."""
    key = record.object_key.removeprefix("book:")
    books = Book.objects.visible_to(record.person)
    try:
        book = books.filter(pk=key).first()
    except ValidationError:
        book = None
    if book is None or not record.object_key.startswith("book:"):
        raise ValidationError(_("This book is no longer in the book room."), code="book")
    keep_place(
        person=record.person,
        book=book,
        locator=record.payload["locator"],
        percent=record.payload["percent"],
        device=record.device,
        sequence=record.sequence,
        by=record.person,
    )
    beat(person=record.person, device=record.device, object_key=book.object_key)


@receiver(merge_considered)
def count_places(sender: type, *, gone: Person, **kwargs) -> list:
    return [(gettext_lazy("Books being read"), ReadingPlace.objects.filter(person=gone).count())]


@receiver(people_merged)
def follow_merge(sender: type, *, kept: Person, gone: Person, **kwargs) -> None:
    merge_places(kept=kept, gone=gone)
