from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.asking import person_asking
from bookroom import queries
from bookroom.models import Book, BookListPage, ReadingPlace

SHOWN = 12


@login_required
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    person = person_asking(request)
    book = get_object_or_404(Book.objects.visible_to(person).select_related("union"), pk=pk)
    place = ReadingPlace.objects.visible_to(person).filter(book=book).first()
    if place:
        place.book = book  # known already: no query for the chapter's title
    lines = [line for line in book.lines() if line["depth"] < 2]
    context = {
        "tab": "books",
        "book": book,
        "place": place,
        "chapter": place.chapter_title if place else "",
        "duration": book.duration,
        "readers": queries.readers(book),
        "lists": BookListPage.objects.visible_to(person).filter(items__book=book).select_related("curator"),
        "lines": lines[:SHOWN],
        "more_lines": lines[SHOWN:200],
    }
    return render(request, "bookroom/book.html", context)
