"""What the worker does for the book room."""

from __future__ import annotations

from bookroom.actions import import_book
from bookroom.actions.upload import TOPIC
from bookroom.models import Book
from records import outbox


@outbox.delivers(TOPIC)
def read_in(payload: dict) -> None:
    book = Book.objects.filter(pk=payload["book"]).first()
    if book is not None:
        import_book(book=book, by=None)
