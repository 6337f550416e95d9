"""Reads for the floors above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.db.models import Count, QuerySet, Sum

from accounts.models import Membership, Person, Union
from bookroom.models import Book, ReadingPlace
from records.models import LiveSpan

LONGEST = 300
SENTENCE = re.compile(r"[^。！？!?；;]+[。！？!?；;”’」』）)]*|[。！？!?；;]+")


def reading(person: Person, most: int = 3) -> QuerySet[ReadingPlace]:
    """What the person may go on reading, the latest first; finished and withdrawn books are left out."""
    places = ReadingPlace.objects.visible_to(person).filter(finished_at=None)
    return places.filter(book__in=Book.objects.on_shelf()).select_related("book").order_by("-updated_at")[:most]


def readers(book: Book) -> int:
    """How many people have opened the book; who they are is nobody's business."""
    return ReadingPlace.objects.filter(book=book).count()


def passages(book: Book) -> Iterator[tuple[int, int, str]]:
    """The book's text as (chapter position, paragraph number, text of at most 300 characters).

    A long paragraph gives several passages with the same number."""
    for position, text in book.chapters.order_by("position").values_list("position", "text").iterator():
        for number, paragraph in enumerate(text.split("\n"), 1):
            for piece in pieces(paragraph):
                yield position, number, piece


def pieces(paragraph: str, longest: int = LONGEST) -> Iterator[str]:
    """A paragraph cut between sentences, and inside one only when it is too long itself."""
    held = ""
    for sentence in SENTENCE.findall(paragraph):
        if held and len(held) + len(sentence) > longest:
            yield held
            held = ""
        held += sentence
        while len(held) > longest:
            yield held[:longest]
            held = held[longest:]
    if held.strip():
        yield held


def locator(chapter: int, paragraph: int) -> str:
    """The place of a passage, as the reader takes it: `?at=3.17`."""
    return f"{chapter}.{paragraph}"


def figures(unions: Iterable[Union] | QuerySet[Union]) -> dict[str, int]:
    """Books, readers and seconds read of the members of the unions, for officers: sums, never names."""
    members = Person.objects.filter(memberships__in=_memberships(unions)).values("pk")
    places = ReadingPlace.objects.filter(person__in=members)
    counts = places.aggregate(readers=Count("person", distinct=True), books=Count("book", distinct=True))
    spans = LiveSpan.objects.filter(person__in=members, object_key__startswith="book:")
    seconds = spans.aggregate(seconds=Sum("seconds"))["seconds"] or 0
    finished = places.exclude(finished_at=None).count()
    return {**counts, "finished": finished, "seconds": seconds}


def _memberships(unions: Iterable[Union] | QuerySet[Union]) -> QuerySet:
    return Membership.objects.current().filter(union__in=unions)
