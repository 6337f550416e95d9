"""The contract of a search engine. What it promises is held by tests/contracts/search/."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from search.documents import Document
from search.folding import Term

DEEPEST = 1000
TITLE_WEIGHT = 4.0
WHOLE_BONUS = 3.0  # a course or a book stands before the many sentences that name the same thing


class SearchUnavailable(Exception):
    """The engine does not answer, or holds no index yet. Callers degrade; deliveries try again later."""


@dataclass(frozen=True, slots=True)
class Query:
    """Documents that hold every term, within the scope of one person. No terms: everything, most popular first."""

    terms: tuple[Term, ...]
    scope: frozenset[str]
    kind: str = ""
    theme: str = ""
    offset: int = 0
    size: int = 20

    def __post_init__(self) -> None:
        if self.offset < 0 or self.size < 1 or self.offset + self.size > DEEPEST:
            raise ValueError(f"nobody pages beyond {DEEPEST} hits")


@dataclass(frozen=True, slots=True)
class Results:
    """`kinds` counts without the filter on kind, `themes` without the filter on theme; both without empty ones."""

    documents: tuple[Document, ...] = ()
    total: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    themes: dict[str, int] = field(default_factory=dict)


class Entry(NamedTuple):
    family: str
    key: str
    version: str


class Backend(ABC):
    @abstractmethod
    def index(self, documents: Iterable[Document], families: Collection[str]) -> None:
        """Put the documents in and take out whatever else the families held: no documents = forget the families."""

    @abstractmethod
    def search(self, query: Query) -> Results:
        """The best hits first: titles above text, whole things above passages; ties by popularity, date, order."""

    @abstractmethod
    def rebuild(self, documents: Iterable[Document]) -> int:
        """Build a new index beside the live one and switch to it at the end; the number of documents in it."""

    @abstractmethod
    def entries(self) -> Iterator[Entry]:
        """Everything the live index holds, in no order."""
