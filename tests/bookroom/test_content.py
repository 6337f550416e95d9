"""The second origin: sealed, without cookies, for the holder of a ticket only."""

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from bookroom import tickets
from bookroom.actions import import_epub
from tests.bookroom.epubs import PNG, make_epub, upload

HOST = "localhost:8000"


@pytest.fixture(autouse=True)
def _origins(settings):
    settings.CONTENT_ORIGIN, settings.PUBLIC_ORIGIN = f"http://{HOST}", "http://127.0.0.1:8000"


@pytest.fixture
def book(tree):
    data = make_epub("<p>甲<img src='a.png'/></p>", extra={"a.png": ("image/png", PNG)})
    return import_epub(file=upload(data), union=tree.county, by=None)


def fetch(path: str, host: str = HOST, **headers):
    """The answer, read to its end as a browser does; `body` holds the bytes."""
    response = Client().get(path, headers={"host": host, **headers})
    response.body = b"".join(response.streaming_content) if response.streaming else response.content
    return response


def base(person, book) -> str:
    return tickets.content_base(person, book).removeprefix(f"http://{HOST}")


def test_chapter_is_sealed(book, worker):
    response = fetch(f"{base(worker, book)}c/1.html")
    assert (response.status_code, response["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert response["Content-Security-Policy"] == (
        "default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'none'; img-src 'self'; "
        "style-src 'self' 'unsafe-inline'; font-src 'self'; sandbox allow-same-origin; "
        "frame-ancestors 'self' http://127.0.0.1:8000"
    )
    sealed = [response["X-Content-Type-Options"], response["Referrer-Policy"], response.has_header("X-Frame-Options")]
    assert (sealed, response.cookies.output()) == (["nosniff", "no-referrer", False], "")
    assert "甲" in response.body.decode()


def test_part_is_sent_with_the_type_of_its_bytes_and_in_ranges(book, worker):
    address = f"{base(worker, book)}r/1.png"
    whole = fetch(address)
    assert (whole["Content-Type"], whole.body) == ("image/png", PNG)
    part = fetch(address, range="bytes=0-3")
    assert (part.status_code, part.body) == (206, PNG[:4])


@pytest.mark.parametrize(
    "end", ["c/2.html", "c/../../book.epub", "r/9.png", "r/1.exe", "r/..%2fbook.epub", "r/x.png", ""]
)
def test_what_the_importer_did_not_make_is_not_there(book, worker, end):
    response = fetch(base(worker, book) + end)
    assert (response.status_code, "甲" in response.body.decode()) == (404, False)


def test_missing_page_can_be_recognised_by_the_reader(book, worker):
    response = fetch(f"{base(worker, book)}c/99.html")
    assert 'name="gone"' in response.body.decode()
    assert "script-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("spoil", [lambda t: t[:-1], lambda t: "x" + t, lambda t: t.replace(t[:8], "00000000")])
def test_ticket_that_was_changed_opens_nothing(book, worker, spoil):
    ticket = tickets.ticket(worker, book)
    assert fetch(f"/b/{spoil(ticket)}/1/c/1.html").status_code == 404


def test_ticket_runs_out(book, worker, monkeypatch):
    address = f"{base(worker, book)}c/1.html"
    monkeypatch.setattr(tickets, "VALID", timezone.timedelta(seconds=-1))
    assert fetch(address).status_code == 404


def test_who_left_and_what_was_withdrawn_is_cut_off_at_once(book, worker, coworker):
    addresses = [f"{base(person, book)}c/1.html" for person in (worker, coworker)]
    worker.is_active = False
    worker.save()
    assert [fetch(address).status_code for address in addresses] == [404, 200]
    book.withdrawn_at = timezone.now()
    book.save()
    assert [fetch(address).status_code for address in addresses] == [404, 404]


def test_each_origin_knows_its_own_addresses_only(book, worker, client_for):
    address = f"{base(worker, book)}c/1.html"
    assert client_for(worker).get(address, headers={"host": "127.0.0.1:8000"}).status_code == 404
    for path in ("/books/", "/cms/", "/api/v1/books/", "/accounts/login/"):
        assert client_for(worker).get(path, headers={"host": HOST}).status_code == 404


def test_frame_runs_our_bundle_only(db):
    policy = fetch("/reader/")["Content-Security-Policy"]
    assert policy == (
        "default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self'; frame-src 'self'; frame-ancestors 'self' http://127.0.0.1:8000"
    )


def test_files_of_a_book_lie_in_its_own_folder(book):
    assert sorted(default_storage.listdir(f"{book.key}/c")[1]) == ["1.html"]
    assert sorted(default_storage.listdir(f"{book.key}/r")[1]) == ["1.png"]
