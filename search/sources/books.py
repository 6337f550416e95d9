from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Count
from django.urls import reverse

from bookroom.models import Book
from bookroom.queries import locator, passages
from search.documents import Document
from search.enums import Kind
from search.sources.base import Source, seconds


class Books(Source):
    """A book on the shelf and its passages, each with the place where the reader opens."""

    name = "book"

    def documents(self, ids: Collection[str] | None = None) -> Iterator[Document]:
        books = Book.objects.on_shelf().annotate(readers=Count("places")).order_by("pk")
        if ids is not None:
            books = books.filter(pk__in=ids)
        for book in books.iterator(chunk_size=100):
            yield self._book(book)
            yield from self._passages(book)

    def _book(self, book: Any) -> Document:
        return Document(
            key=book.object_key,
            family=self.family(book.pk),
            kind=Kind.BOOK,
            title=" ".join(filter(None, [book.title, book.subtitle])),
            text=book.description,
            url=book.get_absolute_url(),
            byline=book.authors,
            theme=book.theme,
            dated=seconds(book.ready_at),
            popularity=book.readers,
        )

    def _passages(self, book: Book) -> Iterator[Document]:
        chapters = dict(book.chapters.values_list("position", "title"))
        read = reverse("bookroom:read", args=[book.pk])
        pieces: Counter[str] = Counter()
        for chapter, paragraph, text in passages(book):
            place = locator(chapter, paragraph)
            pieces[place] += 1
            yield Document(
                key=f"passage:{book.pk}:{place}:{pieces[place]}",
                family=self.family(book.pk),
                kind=Kind.PASSAGE,
                title=book.title,
                text=text,
                url=f"{read}?at={place}",
                byline=chapters.get(chapter, ""),
                theme=book.theme,
                dated=seconds(book.ready_at),
            )
