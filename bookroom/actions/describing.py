from __future__ import annotations

from django.db import transaction

from accounts.models import Person
from bookroom import rules, signals
from bookroom.models import Book

TOLD = ["title", "subtitle", "authors", "publisher", "language", "identifier", "description", "clc", "shelf", "theme"]


@transaction.atomic
def describe(*, book: Book, by: Person | None) -> Book:
    """Store what the librarian wrote about a book."""
    if by is not None:
        rules.check_can_keep(by, book.union)
    book.save(update_fields=TOLD)
    transaction.on_commit(lambda: signals.book_changed.send(sender=Book, book=book))
    return book
