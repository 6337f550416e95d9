"""When the engine is away: titles in the database, so that who knows what she looks for still gets there."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.urls import reverse

from accounts.models import Person
from bookroom.models import Book, BookListPage
from courses.models import CoursePage, LessonPage
from search.documents import Document
from search.enums import Kind
from search.folding import Term
from search.found import Found, Hit
from search.marking import mark

MOST = 10
MODELS: dict[str, Any] = {
    Kind.COURSE: CoursePage,
    Kind.LESSON: LessonPage,
    Kind.BOOK: Book,
    Kind.LIST: BookListPage,
}


def find_titles(*, person: Person, terms: tuple[Term, ...], kind: str = "") -> Found:
    """At most ten of each kind whose title holds every term; one query a kind, no counts, no theme, one page."""
    every = Q()
    for term in terms:
        every &= Q(title__icontains=term.text)
    kinds = [kind] if kind in MODELS else list(MODELS)
    hits = [
        _hit(name, row, terms)
        for name in kinds
        for row in MODELS[name].objects.visible_to(person).filter(every).order_by("title", "pk")[:MOST]
    ]
    page = Paginator(range(len(hits)), max(1, len(hits))).page(1)
    return Found(tuple(hits), page, is_complete=False)


def _hit(kind: str, row: Any, terms: tuple[Term, ...]) -> Hit:
    key = f"{kind}:{row.pk}"
    url = reverse("bookroom:book", args=[row.pk]) if kind == Kind.BOOK else row.url or ""
    document = Document(
        key=key,
        family=key,
        kind=kind,
        title=row.title,
        text="",
        url=url,
        theme=getattr(row, "theme", ""),
        motif=getattr(row, "motif", ""),
    )
    return Hit(document, mark(row.title, terms), mark("", ()), mark("", ()), row if kind == Kind.BOOK else None)
