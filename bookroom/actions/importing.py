from __future__ import annotations

import logging
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction

from accounts.models import Person, Union
from bookroom import files, signals
from bookroom.actions.upload import upload_book
from bookroom.actions.writing import write
from bookroom.enums import BookStatus
from bookroom.epub.book import ReadBook, read_book
from bookroom.models import Book
from bookroom.refusals import Refused

logger = logging.getLogger(__name__)


def import_epub(*, file: File, by: Person | None, union: Union, **fields: Any) -> Book:
    """Upload and read in at once, for commands. The book comes back ready or refused with its reason."""
    return import_book(book=upload_book(file=file, union=union, by=by, **fields), by=by)


def import_book(*, book: Book, by: Person | None) -> Book:
    """Read an uploaded book in. Running twice does nothing more; a run that was broken off begins anew.

    Not one transaction: reading takes seconds, and the database must not be held meanwhile."""
    book = _begin(book)
    if book.status != BookStatus.PROCESSING:
        return book
    try:
        read = _read(book)
    except Refused as refused:
        files.remove_folder(book.key)
        return _refuse(book, refused)
    return _finish(book, read)


@transaction.atomic
def _begin(book: Book) -> Book:
    book = Book.objects.select_for_update().get(pk=book.pk)
    if book.is_waiting:
        files.remove_folder(book.key)  # what a broken run left behind
        book.status, book.version = BookStatus.PROCESSING, book.version + 1
        book.save(update_fields=["status", "version"])
    return book


def _read(book: Book) -> ReadBook:
    with book.file.open("rb") as file:
        try:
            return read_book(file, lambda name, data: files.put(f"{book.key}/{name}", data))
        except (Refused, OSError, DatabaseError):
            raise
        except Exception as error:  # whatever else a stranger's file brings about is the file's fault
            logger.exception("book %s could not be read", book.pk)
            raise Refused("unreadable") from error


@transaction.atomic
def _refuse(book: Book, refused: Refused) -> Book:
    book.status, book.refusal_code, book.refusal_facts = BookStatus.REFUSED, refused.code, refused.facts
    book.save(update_fields=["status", "refusal_code", "refusal_facts"])
    return book


@transaction.atomic
def _finish(book: Book, read: ReadBook) -> Book:
    current = Book.objects.select_for_update().get(pk=book.pk)
    if (current.status, current.version) != (BookStatus.PROCESSING, book.version):
        return current  # another run overtook this one
    if read.cover:
        current.cover.save("cover.webp", ContentFile(read.cover), save=False)
    write(current, read)
    transaction.on_commit(lambda: signals.book_published.send(sender=Book, book=current))
    return current
