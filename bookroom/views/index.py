from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from accounts.asking import person_asking
from accounts.models import Person
from bookroom import queries
from bookroom.enums import Shelf
from bookroom.models import Book, BookListItem, BookListPage

ON_A_PAGE = 24


class CountedPaginator(Paginator):
    """Pages of a shelf whose size is known from its chip."""

    def __init__(self, rows: QuerySet[Book], count: int) -> None:
        super().__init__(rows, ON_A_PAGE)
        self._count = count

    @cached_property
    def count(self) -> int:
        return self._count


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """The book room: go on reading, this month's list, the shelves."""
    person, shelves = person_asking(request), _shelves()
    shelf = _chosen(request.GET.get("shelf", ""), shelves)
    books = Book.objects.on_shelf().filter(shelf=shelf).defer("contents", "description").order_by("-ready_at", "pk")
    page = CountedPaginator(books, shelves.get(shelf, 0)).get_page(request.GET.get("page"))
    context = {
        "tab": "books",
        "place": queries.reading(person, most=1).first(),
        "items": _latest_list(person),
        "shelf": shelf,
        "shelves": [(value, Shelf(value).label, count) for value, count in shelves.items()],
        "page": page,
    }
    return render(request, "bookroom/index.html", context)


def _shelves() -> dict[str, int]:
    """Books on each shelf, the fullest first."""
    rows = Book.objects.on_shelf().order_by().values_list("shelf").annotate(count=Count("pk"))
    return dict(sorted(rows, key=lambda row: (-row[1], row[0])))


def _chosen(wanted: str, shelves: dict[str, int]) -> str:
    return wanted if wanted in shelves else next(iter(shelves), "")


def _latest_list(person: Person) -> list[BookListItem]:
    """The books of the newest list, in its order; each carries the list itself. One query."""
    lists = BookListPage.objects.visible_to(person).order_by("-first_published_at", "-pk")
    items = BookListItem.objects.filter(page=Subquery(lists.values("pk")[:1]), book__in=Book.objects.on_shelf())
    return list(items.select_related("page__curator", "book").defer("book__contents").order_by("sort_order"))
