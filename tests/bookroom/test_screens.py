import pytest
from django.utils import timezone

from bookroom.actions import import_epub
from bookroom.enums import BookStatus
from bookroom.models import BookIndexPage, BookListItem, BookListPage, ListSectionPage, ReadingPlace
from tests.bookroom.epubs import make_epub, upload
from tests.bookroom.factories import BookFactory


def make_list(tree, librarian, *books, title: str = "手上的功夫") -> BookListPage:
    from wagtail.models import Page

    root = Page.objects.get(depth=1)
    index = BookIndexPage.objects.first() or root.add_child(instance=BookIndexPage(title="书屋", slug="books-root"))
    section = ListSectionPage.objects.filter(union=tree.county).first()
    section = section or index.add_child(instance=ListSectionPage(title="甲县", slug="county", union=tree.county))
    page = section.add_child(
        instance=BookListPage(title=title, kicker="十一月书单", intro="先翻那一章。", curator=librarian)
    )
    for order, book in enumerate(books):
        BookListItem.objects.create(page=page, book=book, note="从第二章读起。", sort_order=order)
    BookListPage.objects.filter(pk=page.pk).update(first_published_at=timezone.now())
    return page


def fill(tree, librarian, worker, count: int) -> None:
    books = [BookFactory(union=tree.county, shelf="technology") for _number in range(count)]
    make_list(tree, librarian, *books)
    for book in books:
        ReadingPlace.objects.create(person=worker, book=book, percent=7, updated_at=timezone.now())


@pytest.mark.parametrize("count", [1, 3])
def test_book_room_takes_five_queries_whatever_stands_in_it(
    tree, librarian, worker, client_for, django_assert_max_num_queries, count
):
    fill(tree, librarian, worker, count)
    client = client_for(worker)
    client.get("/books/")
    with django_assert_max_num_queries(5):
        response = client.get("/books/")
    assert response.status_code == 200
    assert len(response.content) < 80_000


def test_book_room_shows_place_list_and_shelf(tree, librarian, worker, client_for):
    fill(tree, librarian, worker, 2)
    page = client_for(worker).get("/books/").content.decode()
    assert ["手上的功夫" in page, "先翻那一章。" in page, "7%" in page, "周书" in page] == [True] * 4


def test_empty_book_room_says_what_to_do(worker, client_for):
    assert "/courses/" in client_for(worker).get("/books/").content.decode()


def test_visitor_is_asked_to_sign_in(tree, client):
    assert client.get("/books/")["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("count", [1, 3])
def test_book_page_takes_five_queries(tree, librarian, worker, client_for, django_assert_max_num_queries, count):
    book = BookFactory(union=tree.county)
    for number in range(count):
        make_list(tree, librarian, book, title=f"书单{number}")
    client = client_for(worker)
    client.get(f"/books/{book.pk}/")
    with django_assert_max_num_queries(5):
        assert client.get(f"/books/{book.pk}/").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_list_page_takes_five_queries(tree, librarian, worker, client_for, django_assert_max_num_queries, count):
    page = make_list(tree, librarian, *[BookFactory(union=tree.county) for _number in range(count)])
    client = client_for(worker)
    client.get(page.url)
    with django_assert_max_num_queries(5):
        response = client.get(page.url)
    assert (response.status_code, "从第二章读起。" in response.content.decode()) == (200, True)


@pytest.mark.parametrize(
    "fields",
    [{"status": BookStatus.UPLOADED}, {"status": BookStatus.REFUSED}, {"withdrawn_at": timezone.now()}],
    ids=["unfinished", "refused", "withdrawn"],
)
@pytest.mark.parametrize("address", ["/books/{}/", "/books/{}/read/", "/books/{}/cover/1.webp"])
def test_book_that_is_not_on_the_shelf_is_not_found(tree, worker, client_for, fields, address):
    book = BookFactory(union=tree.company, **fields)
    assert client_for(worker).get(address.format(book.pk)).status_code == 404


def test_draft_list_is_not_found(tree, librarian, worker, client_for):
    page = make_list(tree, librarian, BookFactory(union=tree.county))
    BookListPage.objects.filter(pk=page.pk).update(live=False)
    assert client_for(worker).get(page.url).status_code == 404


def test_reader_names_the_second_origin_and_the_place(tree, librarian, worker, client_for, settings):
    book = import_epub(file=upload(make_epub("<h1>一</h1><p>甲</p>", "<p>乙</p>")), union=tree.county, by=librarian)
    ReadingPlace.objects.create(person=worker, book=book, locator="2.1", percent=50, updated_at=timezone.now())
    page = client_for(worker).get(f"/books/{book.pk}/read/").content.decode()
    assert f'src="{settings.CONTENT_ORIGIN}/reader/' in page
    assert '"locator": "2.1"' in page
