from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.asking import person_asking
from bookroom.models import BookListItem, BookListPage, ReadingPlace
from bookroom.pace import duration


@login_required
def show(request: HttpRequest, pk: int) -> HttpResponse:
    lists = BookListPage.objects.visible_to(person_asking(request)).select_related("curator")
    return render_list(request, get_object_or_404(lists, id=pk))


def render_list(request: HttpRequest, page: BookListPage) -> HttpResponse:
    """The list as workers see it; also the editor's preview, whose items are not stored yet."""
    items = page.shown_items()
    places = {place.book_id: place for place in _places(request, items)}
    for item in items:
        item.place = places.get(item.book_id)
    context = {
        "tab": "books",
        "page": page,
        "items": items,
        "duration": duration(sum(item.book.characters for item in items), "zh"),
        "finished": sum(1 for item in items if item.place and item.place.finished_at),
        "start": next((item for item in items if not (item.place and item.place.finished_at)), None),
    }
    return render(request, "bookroom/list.html", context)


def _places(request: HttpRequest, items: list[BookListItem]) -> list[ReadingPlace]:
    if not items:
        return []
    books = [item.book_id for item in items]
    return list(ReadingPlace.objects.visible_to(person_asking(request)).filter(book__in=books))
