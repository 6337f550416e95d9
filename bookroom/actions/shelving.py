from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from bookroom import rules, signals
from bookroom.models import Book


@transaction.atomic
def withdraw(*, book: Book, by: Person | None) -> Book:
    """Take a book from the shelf. Lists and reading places stay; nobody can open it any more."""
    return _set_withdrawn(book, by, is_withdrawn=True)


@transaction.atomic
def put_back(*, book: Book, by: Person | None) -> Book:
    return _set_withdrawn(book, by, is_withdrawn=False)


def _set_withdrawn(book: Book, by: Person | None, *, is_withdrawn: bool) -> Book:
    if by is not None:
        rules.check_can_keep(by, book.union)
    if is_withdrawn != (book.withdrawn_at is not None):
        book.withdrawn_at = timezone.now() if is_withdrawn else None
        book.save(update_fields=["withdrawn_at"])
        transaction.on_commit(lambda: signals.book_changed.send(sender=Book, book=book))
    return book
