from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from accounts.models import Person, Union
from bookroom import refusals, rules
from bookroom.enums import BookStatus
from bookroom.epub.archive import HEADS
from bookroom.epub.limits import Limits
from bookroom.epub.table import check_head
from bookroom.models import Book
from records import outbox

TOPIC = "book.import"


@transaction.atomic
def upload_book(*, file: File, union: Union, by: Person | None, **fields: Any) -> Book:
    """Keep the file and leave the reading to the worker. `fields` are columns of Book that the librarian gave.

    Raises ValidationError as `check_file` does."""
    if by is not None:
        rules.check_can_keep(by, union)
    digest = check_file(file)
    name = PurePath(file.name or "book.epub").name[:200]
    title = PurePath(name).stem[:300]
    book = Book(**{"title": title, **fields}, union=union, file_name=name, sha256=digest, uploaded_by=by)
    book.size = file.size or 0
    book.file.save(name, file, save=False)
    book.save(force_insert=True)
    outbox.enqueue(TOPIC, {"book": str(book.pk)}, key=str(book.pk))
    return book


def check_file(file: File) -> str:
    """The file's SHA-256. Raises ValidationError for what the first bytes tell, and for a file that is here already
    (code "known", with the book in `params`)."""
    _check_first_bytes(file)
    digest = _digest(file)
    _check_new(digest)
    return digest


def _check_first_bytes(file: File) -> None:
    try:
        check_head(file, Limits(), HEADS)
    except refusals.Refused as refused:
        raise ValidationError(refusals.sentence(refused.code, refused.facts), code=refused.code) from refused
    finally:
        file.seek(0)


def _digest(file: File) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _check_new(digest: str) -> None:
    known = Book.objects.exclude(status=BookStatus.REFUSED).filter(sha256=digest).select_related("union").first()
    if known is not None:
        facts = {"title": known.title, "union": known.union.label}
        raise ValidationError(refusals.sentence("known", facts), code="known", params={"book": known})
