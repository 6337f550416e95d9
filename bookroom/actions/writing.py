"""A book that was read, as rows."""

from __future__ import annotations

from pathlib import PurePath

from django.utils import timezone

from bookroom.enums import BookStatus, Direction, Layout
from bookroom.epub.book import ReadBook
from bookroom.epub.contents import Entry
from bookroom.models import Book, Chapter, Resource

TOLD = ("subtitle", "authors", "publisher", "language", "identifier", "description")


def write(book: Book, read: ReadBook) -> None:
    """Chapters and parts anew; what the librarian wrote about the book stays."""
    book.chapters.all().delete()
    book.resources.all().delete()
    Chapter.objects.bulk_create(_chapters(book, read), batch_size=50)
    Resource.objects.bulk_create(_resources(book, read), batch_size=200)
    _describe(book, read)
    book.contents = _contents(read)
    book.status, book.ready_at = BookStatus.READY, timezone.now()
    book.save()


def _describe(book: Book, read: ReadBook) -> None:
    if read.metadata.title and book.title == PurePath(book.file_name).stem[:300]:
        book.title = read.metadata.title
    for name in TOLD:
        setattr(book, name, getattr(book, name) or getattr(read.metadata, name))
    book.layout = Layout.FIXED if read.is_fixed else Layout.FLOWING
    book.direction = Direction.RTL if read.is_rtl else Direction.LTR
    book.chapter_count = len(read.chapters)
    book.characters = sum(chapter.characters for chapter in read.chapters)
    book.tint = read.tint


def _chapters(book: Book, read: ReadBook) -> list[Chapter]:
    return [
        Chapter(
            book=book,
            position=position,
            title=chapter.title[:300],
            href=chapter.path,
            text="\n".join(chapter.paragraphs),
            characters=chapter.characters,
        )
        for position, chapter in enumerate(read.chapters, 1)
    ]


def _resources(book: Book, read: ReadBook) -> list[Resource]:
    return [Resource(book=book, name=part.name, href=part.path, media_type=part.media_type) for part in read.parts]


def _contents(read: ReadBook) -> list[dict]:
    """The table of contents with chapter numbers; without one, the chapters that have a heading."""
    numbers = {chapter.path: number for number, chapter in enumerate(read.chapters, 1)}
    lines = [_line(entry, numbers) for entry in read.contents]
    named = [(number, chapter.title) for number, chapter in enumerate(read.chapters, 1) if chapter.title]
    return lines or [{"title": title, "chapter": number, "fragment": "", "children": []} for number, title in named]


def _line(entry: Entry, numbers: dict[str, int]) -> dict:
    return {
        "title": entry.title,
        "chapter": numbers.get(entry.path, 0),
        "fragment": entry.fragment if entry.path in numbers else "",
        "children": [_line(child, numbers) for child in entry.children],
    }
