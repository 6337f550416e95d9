"""What the pages and the API show of a search."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.paginator import Page
from django.utils.safestring import SafeString

from bookroom.models import Book
from search.documents import Document
from search.enums import Kind


@dataclass(frozen=True, slots=True)
class Hit:
    """Title, excerpt and byline are safe HTML with the found words marked."""

    document: Document
    title: SafeString
    excerpt: SafeString
    byline: SafeString
    book: Book | None = None

    @property
    def label(self) -> str:
        return str(Kind(self.document.kind).label)


@dataclass(frozen=True, slots=True)
class Found:
    """`is_complete` is False when the engine was away and only titles were looked through."""

    hits: tuple[Hit, ...]
    page: Page
    kinds: dict[str, int] = field(default_factory=dict)
    themes: dict[str, int] = field(default_factory=dict)
    is_complete: bool = True

    @property
    def total(self) -> int:
        return self.page.paginator.count
