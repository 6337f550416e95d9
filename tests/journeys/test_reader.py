"""Reading: the place is the same on every device, and nothing in a book ever runs."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.journeys import reading
from tests.journeys.people import COWORKER
from tests.journeys.phone import eventually

HOSTILE = """<!doctype html><html><head><script>document.title = "evil"; top.postMessage({kind: "tap"}, "*")</script>
<meta http-equiv="refresh" content="0;url={host}/evil"><link rel="stylesheet" href="{host}/evil.css"></head>
<body onload="document.body.dataset.evil = 1"><p data-b="1">安全第一</p>
<img src="gone" onerror="document.body.dataset.evil = 2"><img src="{host}/evil.png">
<svg xmlns="http://www.w3.org/2000/svg"><script>document.body.dataset.evil = 3</script></svg>
<p><a href="javascript:document.body.dataset.evil = 4">link</a></p>
<form action="{host}/evil" target="_top"><button>send</button></form>
<iframe src="{host}/books/"></iframe></body></html>"""
REFUSED = [
    "redirect",
    "evil.css",
    "evil.png",
    "Framing",
    "form submission",
    *["script execution"] * 4,
]  # by the browser


def a_book(page: Page, origin: str) -> tuple[str, str]:
    """Key of the longest book of text, which has pages enough to turn, and the version in its folder."""
    books = page.request.get(f"{origin}/api/v1/books/").json()["results"]
    key = max((book["characters"], book["id"]) for book in books if book["layout"] == "flowing")[1]
    chapters = page.request.get(f"{origin}/api/v1/books/{key}/chapters/").json()
    return key, re.search(r"/(\d+)/c/1\.html$", chapters[0]["url"])[1]


def test_worker_goes_on_at_the_same_place_on_another_device(person):
    phone, other = person(), person()
    for one in (phone, other):
        one.sign_in(COWORKER)
    key, _version = a_book(phone.page, phone.platform.origin)
    reading.hear(phone)
    phone.open(f"/books/{key}/read/")
    reached, _chapter = reading.turn(phone, 3)
    phone.glance("reader")
    phone.page.touchscreen.tap(195, 400)
    expect(phone.page.locator("[data-part=panel]")).to_be_visible()
    assert phone.axe() == []
    phone.shot("reader-tools")
    eventually(phone.page, lambda: reading.saved_place(phone, key) == reached)
    other.open(f"/books/{key}/read/")
    expect(other.page.locator("[data-part=percent]")).to_have_text(reached)
    assert (phone.errors, other.errors) == ([], [])


def test_every_touch_turns_one_page_and_it_stays_turned(person):
    reader = person()
    reader.sign_in(COWORKER)
    key, _version = a_book(reader.page, reader.platform.origin)
    reading.hear(reader)
    reader.open(f"/books/{key}/read/?at=1.1")
    reached = [int(reading.turn(reader, 1)[0].rstrip("%")) for _page in range(6)]
    assert reached == sorted(reached)
    reading.turn_by(reader, lambda: reading.swipe(reader))
    reading.turn_by(reader, lambda: reader.page.touchscreen.tap(20, 400))
    assert reader.errors == []


def test_book_room_pages_are_open_to_all_readers(person):
    reader = person()
    reader.sign_in(COWORKER)
    key, _version = a_book(reader.page, reader.platform.origin)
    for name, path in (("book-room", "/books/"), ("book", f"/books/{key}/")):
        reader.open(path)
        reader.shot(name)
        assert (name, reader.axe()) == (name, [])


def are_all_refused(said: list[str]) -> bool:
    return all(sum(what in line for line in said) >= REFUSED.count(what) for what in REFUSED)


def test_nothing_in_a_book_runs_even_if_it_had_not_been_cleaned(person):
    reader = person()
    reader.sign_in(COWORKER)
    origin = reader.platform.origin
    key, version = a_book(reader.page, origin)
    file = reader.platform.var / f"media/books/{key}/{version}/c/1.html"
    clean = file.read_text()
    answered: list[str] = []
    reader.page.on("response", lambda answer: answered.append(answer.url))
    try:
        file.write_text(HOSTILE.replace("{host}", origin))
        reader.open(f"/books/{key}/read/?at=1.1")
        shown = reading.chapter(reader.page)
        shown.get_by_text("link").tap()
        shown.get_by_text("send").tap()
        eventually(reader.page, lambda: are_all_refused(reader.errors))
        assert shown.evaluate("[document.body.dataset.evil ?? '', document.title]") == ["", ""]
        expect(shown.get_by_text("安全第一")).to_be_visible()
    finally:
        file.write_text(clean)
    assert reader.page.url == f"{origin}/books/{key}/read/?at=1.1"
    assert [url for url in answered if "evil" in url] == []
