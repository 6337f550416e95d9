"""Signed tickets in the addresses of the second origin: who reads which book, for some hours, without a cookie."""

from __future__ import annotations

import datetime
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner

from accounts.models import Person
from bookroom.models import Book

VALID = datetime.timedelta(hours=12)
SIGNER = TimestampSigner(salt="bookroom.content")


def ticket(person: Person, book: Book) -> str:
    return SIGNER.sign(f"{person.pk.hex}.{book.pk.hex}")


def content_base(person: Person, book: Book) -> str:
    """Where the cleaned files of the book lie for this person, with a slash at the end."""
    return f"{settings.CONTENT_ORIGIN}/b/{ticket(person, book)}/{book.version}/"


def open_ticket(value: str) -> Book | None:
    """The book of a valid ticket whose holder may still see it; None otherwise. Asked anew for every file:
    who leaves and what is withdrawn is cut off at once."""
    try:
        person_key, _dot, book_key = SIGNER.unsign(value, max_age=VALID).partition(".")
        person = Person.objects.filter(pk=UUID(person_key), is_active=True).first()
        return Book.objects.visible_to(person).filter(pk=UUID(book_key)).first() if person else None
    except (BadSignature, ValueError):
        return None
