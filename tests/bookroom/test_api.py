import uuid

import pytest
from django.utils import timezone

from bookroom.actions import import_epub
from bookroom.enums import BookStatus
from bookroom.models import ReadingPlace
from tests.bookroom.epubs import make_epub, upload
from tests.bookroom.factories import BookFactory
from tests.bookroom.test_screens import make_list

PLACES = "/api/v1/reading-places/"


def a_place(locator: str = "1.2", percent: int = 40, sequence: int = 1, device: str = "phone-00001", **fields) -> dict:
    known = {"id": str(uuid.uuid4()), "device": device, "sequence": sequence}
    return {**known, "locator": locator, "percent": percent, **fields}


def put(client, book, place: dict):
    return client.put(f"{PLACES}{book.pk}/", place, content_type="application/json")


@pytest.fixture
def book(tree):
    return import_epub(file=upload(make_epub("<h1>一</h1><p>甲</p>", "<p>乙</p>")), union=tree.county, by=None)


def test_books_are_what_stands_on_the_shelf(tree, librarian, worker, client_for):
    for status in (BookStatus.READY, BookStatus.REFUSED, BookStatus.UPLOADED):
        BookFactory(union=tree.county, status=status, title=status)
    for person in (worker, librarian):
        rows = client_for(person).get("/api/v1/books/").json()["results"]
        assert [row["title"] for row in rows] == ["ready"]


def test_books_can_be_filtered(tree, worker, client_for):
    BookFactory(union=tree.county, title="电工入门", shelf="technology")
    BookFactory(union=tree.county, title="劳动合同", shelf="law")
    client = client_for(worker)
    for query, title in (("shelf=law", "劳动合同"), ("title=电工", "电工入门")):
        assert [row["title"] for row in client.get(f"/api/v1/books/?{query}").json()["results"]] == [title]


def test_detail_has_the_contents_and_chapters_have_addresses(book, worker, client_for, settings):
    client = client_for(worker)
    detail = client.get(f"/api/v1/books/{book.pk}/").json()
    assert [(line["title"], line["chapter"]) for line in detail["contents"]] == [("第1章", 1), ("第2章", 2)]
    chapters = client.get(f"/api/v1/books/{book.pk}/chapters/").json()
    assert [(row["position"], row["characters"]) for row in chapters] == [(1, 2), (2, 1)]
    assert chapters[0]["url"].startswith(f"{settings.CONTENT_ORIGIN}/b/")


@pytest.mark.parametrize("path", ["books/{}/", "books/{}/chapters/"])
def test_what_is_not_on_the_shelf_is_not_found(tree, worker, stranger, client_for, path):
    book = BookFactory(union=tree.company, status=BookStatus.UPLOADED)
    for person in (worker, stranger):
        assert client_for(person).get("/api/v1/" + path.format(book.pk)).status_code == 404


def test_lists_carry_books_and_notes(tree, librarian, book, worker, client_for):
    page = make_list(tree, librarian, book, BookFactory(union=tree.county, withdrawn_at=timezone.now()))
    client = client_for(worker)
    assert [row["title"] for row in client.get("/api/v1/book-lists/").json()["results"]] == ["手上的功夫"]
    items = client.get(f"/api/v1/book-lists/{page.pk}/").json()["items"]
    assert [(item["book"]["title"], item["note"]) for item in items] == [("工友读本", "从第二章读起。")]


def test_place_is_put_and_got(book, worker, client_for):
    client = client_for(worker)
    assert client.get(f"{PLACES}{book.pk}/").status_code == 404
    answer = put(client, book, a_place())
    assert (answer.status_code, answer.json()["locator"], answer.json()["chapter"]) == (200, "1.2", 1)
    assert [row["percent"] for row in client.get(PLACES).json()["results"]] == [40]


def test_last_place_that_reached_the_server_wins_over_devices(book, worker, client_for):
    client = client_for(worker)
    put(client, book, a_place("2.1", 90, sequence=7))
    put(client, book, a_place("1.1", 10, device="phone-00002"))
    assert client.get(f"{PLACES}{book.pk}/").json()["locator"] == "1.1"


def test_late_record_of_the_same_phone_changes_nothing(book, worker, client_for):
    client = client_for(worker)
    put(client, book, a_place("2.1", 90, sequence=7))
    assert put(client, book, a_place("1.1", 10, sequence=3)).json()["locator"] == "2.1"


def test_same_record_again_changes_nothing(book, worker, client_for):
    client = client_for(worker)
    place = a_place()
    assert [put(client, book, place).status_code for _time in range(3)] == [200, 200, 200]
    assert ReadingPlace.objects.count() == 1


@pytest.mark.parametrize(
    "bad", [{"locator": "../1"}, {"locator": "0"}, {"percent": 101}, {"percent": -1}, {"device": "x"}, {"id": "no"}]
)
def test_bad_place_is_refused_with_a_sentence(book, worker, client_for, bad):
    answer = put(client_for(worker), book, a_place(**bad))
    assert (answer.status_code, bool(answer.content)) == (400, True)


def test_finished_stays_finished(book, worker, client_for):
    client = client_for(worker)
    put(client, book, a_place("2.1", 100))
    done = client.get(f"{PLACES}{book.pk}/").json()["finished_at"]
    put(client, book, a_place("1.1", 3, sequence=2))
    assert client.get(f"{PLACES}{book.pk}/").json()["finished_at"] == done


def test_places_are_ones_own(book, worker, coworker, county_officer, client_for):
    put(client_for(worker), book, a_place())
    for person in (coworker, county_officer):
        client = client_for(person)
        assert (client.get(PLACES).json()["results"], client.get(f"{PLACES}{book.pk}/").status_code) == ([], 404)


def test_withdrawn_book_takes_no_place(book, worker, client_for):
    book.withdrawn_at = timezone.now()
    book.save()
    assert put(client_for(worker), book, a_place()).status_code == 404
    body = {
        "device": "phone-00001",
        "records": [
            {
                "id": str(uuid.uuid4()),
                "sequence": 1,
                "kind": "book.read",
                "object": book.object_key,
                "payload": {"locator": "1", "percent": 1},
            },
            {
                "id": str(uuid.uuid4()),
                "sequence": 2,
                "kind": "book.read",
                "object": "book:nonsense",
                "payload": {"locator": "1", "percent": 1},
            },
        ],
    }
    answers = client_for(worker).post("/api/v1/records/", body, content_type="application/json").json()["answers"]
    assert [(one["status"], one["code"]) for one in answers] == [("rejected", "book")] * 2


def test_draft_list_is_not_found(tree, librarian, book, worker, client_for):
    page = make_list(tree, librarian, book)
    page.unpublish()
    assert client_for(worker).get(f"/api/v1/book-lists/{page.pk}/").status_code == 404
