"""What a person may find. The engine filters by her unions; what it says is checked against the database once more."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator

from accounts.models import Person
from accounts.rules import unions_over
from bookroom.models import Book, BookListPage
from courses.models import CoursePage, LessonPage
from search.backends import get_backend
from search.backends.base import DEEPEST, Query, Results
from search.documents import PUBLIC, Document, members_of
from search.enums import Kind
from search.folding import Term
from search.forms import PAGE_SIZE
from search.found import Found, Hit
from search.marking import excerpt, mark

PAGES: dict[str, Any] = {Kind.COURSE: CoursePage, Kind.LESSON: LessonPage, Kind.LIST: BookListPage}


def scope(person: Person) -> frozenset[str]:
    """The tokens of what the person may see: everybody's, and that of her unions and all above them."""
    return frozenset([PUBLIC, *map(members_of, unions_over(person).order_by().values_list("key", flat=True))])


def find(*, person: Person, terms: tuple[Term, ...], kind: str = "", theme: str = "", number: int = 1) -> Found:
    """One page of hits. Raises SearchUnavailable."""
    seen = scope(person)
    results = _ask(Query(terms, seen, kind, theme, offset=PAGE_SIZE * (number - 1), size=PAGE_SIZE))
    page = Paginator(range(min(results.total, DEEPEST)), PAGE_SIZE).get_page(number)
    if page.number != number:
        results = _ask(Query(terms, seen, kind, theme, offset=PAGE_SIZE * (page.number - 1), size=PAGE_SIZE))
    return Found(_hits(person, results.documents, terms), page, results.kinds, results.themes)


def popular(*, person: Person, kinds: tuple[str, ...], size: int = 3) -> dict[str, tuple[Hit, ...]]:
    """The most learnt and read, for who has not typed anything yet. Raises SearchUnavailable."""
    seen = scope(person)
    documents = [each for kind in kinds for each in _ask(Query((), seen, kind, size=size)).documents]
    hits = _hits(person, documents, ())
    return {kind: tuple(hit for hit in hits if hit.document.kind == kind) for kind in kinds}


def _ask(query: Query) -> Results:
    return get_backend().search(query)


def _hits(person: Person, documents: tuple[Document, ...] | list[Document], terms: tuple[Term, ...]) -> tuple[Hit, ...]:
    pages, books = _visible_pages(person, documents), _visible_books(person, documents)
    return tuple(
        Hit(
            each,
            mark(each.title, terms),
            excerpt(each.text, terms),
            mark(each.byline, terms),
            books.get(_id(each.family)),
        )
        for each in documents
        if each.key in pages or _id(each.family) in books
    )


def _visible_pages(person: Person, documents: tuple[Document, ...] | list[Document]) -> set[str]:
    """Keys of the courses, lessons and lists among the hits that the person really sees, in one query."""
    keys = {_id(each.key): each.key for each in documents if each.kind in PAGES}
    kinds = {each.kind for each in documents if each.kind in PAGES}
    if not kinds:
        return set()
    seen = [PAGES[kind].objects.visible_to(person).filter(pk__in=keys).order_by().values_list("pk") for kind in kinds]
    rows = seen[0].union(*seen[1:]) if seen[1:] else seen[0]
    return {keys[str(pk)] for (pk,) in rows}


def _visible_books(person: Person, documents: tuple[Document, ...] | list[Document]) -> dict[str, Book]:
    ids = {_id(each.family) for each in documents if each.kind in {Kind.BOOK, Kind.PASSAGE}}
    if not ids:
        return {}
    return {str(book.pk): book for book in Book.objects.visible_to(person).filter(pk__in=ids)}


def _id(key: str) -> str:
    return key.partition(":")[2]
