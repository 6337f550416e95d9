"""A librarian uploads and curates, a worker finds a sentence from inside the book, reads, and goes on elsewhere."""

from __future__ import annotations

import re
import uuid

from playwright.sync_api import Page, expect

from tests.journeys import cms, epub, reading
from tests.journeys.people import LIBRARIAN, REVIEWER, WORKER
from tests.journeys.phone import Person, eventually

SHELF = "/cms/snippets/bookroom/book/"
NOTE = "晚上睡不着翻两页。先读第四样，讲一只旧缸子。"
ASKED = "搪瓷"


def upload(librarian: Person, name: str, data: bytes) -> Page:
    page = librarian.open(f"{SHELF}add/")
    page.locator("#id_file").set_input_files({"name": name, "mimeType": "application/epub+zip", "buffer": data})
    page.locator("#id_theme").select_option("skills")
    page.get_by_role("button", name="保存").first.click()
    return page


def wait_for_row(page: Page, title: str, words: str) -> None:
    """The list of books asks again by itself while one of them is read in."""
    row = page.locator("main tbody tr", has_text=title).first
    expect(row).to_contain_text(words, timeout=60_000)


def write_list(librarian: Person, title: str) -> int:
    section = cms.explore(librarian)  # her union's section is the top of what she sees
    page = librarian.open(f"/cms/pages/add/bookroom/booklistpage/{section}/")
    page.locator("#id_title").fill(title)
    page.locator("#id_kicker").fill("十一月")
    page.locator("#id_intro").fill("一只工具箱，八样旧东西。写的人在车间待了三十年，读的人一个晚上就够。")
    cms.choose(librarian, "items-0-book", epub.TITLE)
    page.locator("#id_items-0-note").fill(NOTE)
    librarian.shot("cms-list")
    return cms.save_draft(librarian)


def find(worker: Person, words: str) -> None:
    """Search until the index has what was published a moment ago, then open the passage."""
    hit = worker.page.locator("main a.hit", has_text=epub.TITLE).filter(has_text=words)
    eventually(worker.page, lambda: worker.open(f"/search/?q={words}") and hit.count())
    assert "磕掉了三块漆" in hit.first.inner_text()


def test_from_the_upload_to_the_same_place_on_another_phone(person):
    title = f"旧工具箱 {uuid.uuid4().hex[:4]}"
    librarian, reviewer, worker, other = person(desk=True), person(desk=True), person(), person()
    librarian.sign_in(LIBRARIAN)
    wait_for_row(upload(librarian, "toolbox.epub", epub.epub()), epub.TITLE, "已上架")
    librarian.shot("cms-shelf")
    page = write_list(librarian, title)
    cms.submit(librarian, page)
    worker.sign_in(WORKER)
    reading.hear(worker)
    assert title not in worker.open("/books/").content()
    reviewer.sign_in(REVIEWER)
    cms.approve(reviewer, page)

    worker.open("/books/").get_by_role("link", name=title).first.click()
    worker.page.get_by_text(NOTE).wait_for()
    assert worker.axe() == []
    worker.shot("list")
    find(worker, ASKED)
    assert worker.axe() == []
    worker.shot("search")
    worker.page.locator("main a.hit", has_text="磕掉了三块漆").first.click()
    expect(worker.page.locator("[data-part=chapter]")).to_contain_text("第4样")
    found = reading.place(worker.page)
    worker.glance("reader-found")
    reached = reading.turn(worker, 3)
    assert reached != found
    worker.page.touchscreen.tap(195, 400)
    worker.page.get_by_role("link", name="图书").click()
    worker.page.wait_for_url(re.compile(r"/books/[^/]+/$"))
    book = worker.page.url.rstrip("/").split("/")[-1]
    eventually(worker.page, lambda: reading.saved_place(worker, book) == reached[0])
    worker.page.reload()
    worker.page.get_by_role("link", name="继续读").wait_for()
    assert worker.axe() == []
    worker.shot("book-begun")

    other.sign_in(WORKER)
    other.open(worker.page.url).get_by_role("link", name="继续读").click()
    for part, words in zip(("percent", "chapter"), reached, strict=True):
        expect(other.page.locator(f"[data-part={part}]")).to_have_text(words)
    other.shot("reader-other-phone")
    assert [one.errors for one in (worker, other)] == [[], []]


def test_what_is_no_book_gets_a_sentence(person):
    librarian = person(desk=True)
    librarian.sign_in(LIBRARIAN)
    page = upload(librarian, "empty.epub", b"")
    expect(page.get_by_text("文件是空的").first).to_be_visible()
    librarian.shot("cms-empty-file")
    page = upload(librarian, "photos.epub", epub.renamed_zip())
    wait_for_row(page, "photos", "这是一个压缩包，里面没有电子书")
    librarian.shot("cms-renamed-zip")
    page = upload(librarian, "letter.epub", b"hello")
    expect(page.get_by_text("这不是 EPUB 文件").first).to_be_visible()
