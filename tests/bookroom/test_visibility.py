import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from bookroom.enums import BookStatus
from bookroom.models import Book
from tests.bookroom.factories import BookFactory


@pytest.fixture
def books(tree) -> dict[str, Book]:
    def make(name: str, union, **fields) -> Book:
        return BookFactory(title=name, union=union, **fields)

    return {
        "ready": make("ready", tree.county),
        "waiting": make("waiting", tree.company, status=BookStatus.UPLOADED),
        "refused": make("refused", tree.company, status=BookStatus.REFUSED),
        "withdrawn": make("withdrawn", tree.county, withdrawn_at=timezone.now()),
        "foreign": make("foreign", tree.other_county, status=BookStatus.UPLOADED),
    }


def seen(person) -> set[str]:
    return set(Book.objects.visible_to(person).values_list("title", flat=True))


def test_worker_sees_what_stands_on_the_shelf_only(books, worker):
    assert seen(worker) == {"ready"}


def test_librarian_also_sees_the_unfinished_of_her_union_and_below(books, librarian):
    assert seen(librarian) == {"ready", "waiting", "refused", "withdrawn"}


def test_nobody_signed_in_sees_nothing(books):
    assert seen(AnonymousUser()) == set()


def test_visibility_costs_one_query(books, librarian, django_assert_num_queries):
    with django_assert_num_queries(1):
        list(Book.objects.visible_to(librarian))
