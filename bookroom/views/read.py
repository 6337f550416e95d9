from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.asking import person_asking
from bookroom.models import Book, Chapter, ReadingPlace
from bookroom.models.place import LOCATOR
from bookroom.pace import pace
from bookroom.tickets import content_base


@login_required
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The reader: our tools here, the book in a frame of the second origin."""
    book = get_object_or_404(Book.objects.visible_to(person_asking(request)).filter(chapter_count__gt=0), pk=pk)
    place = ReadingPlace.objects.visible_to(person_asking(request)).filter(book=book).first()
    chapters = list(Chapter.objects.filter(book=book).values_list("position", "title", "characters"))
    base = content_base(person_asking(request), book)
    context = {
        "book": book,
        "reader": _reader(request, book, place, chapters, base),
        "frame": f"{settings.CONTENT_ORIGIN}/reader/",
        "chapters": [(title, f"{base}c/{position}.html") for position, title, _characters in chapters],
    }
    return render(request, "bookroom/read.html", context)


def _reader(
    request: HttpRequest, book: Book, place: ReadingPlace | None, chapters: list[tuple[int, str, int]], base: str
) -> dict[str, Any]:
    """What the reader's script knows; `at` is the place asked for by the address, as search hits do."""
    at = request.GET.get("at", "")
    return {
        "book": str(book.pk),
        "person": str(request.user.pk),
        "origin": settings.CONTENT_ORIGIN,
        "base": base.removeprefix(settings.CONTENT_ORIGIN),
        "characters": [characters for _position, _title, characters in chapters],
        "titles": [title for _position, title, _characters in chapters],
        "contents": book.lines(),
        "layout": book.layout,
        "direction": book.direction,
        "pace": pace(book.language),
        "at": at if re.match(LOCATOR, at) else "",
        "place": {"locator": place.locator, "percent": place.percent, "device": place.device} if place else None,
    }
