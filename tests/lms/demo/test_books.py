"""The demo's books: enough text, valid EPUB 3, the same bytes every time, lists that name them."""

import io
import re
import zipfile

import pytest
from lxml import etree

from accounts.enums import Theme
from lms.demo.epub import build
from lms.demo.files import leaves, table
from lms.demo.load.people import rows
from lms.demo.markup import chapters

BOOKS = leaves("books")


def test_there_are_eight_books_of_different_themes():
    assert len(BOOKS) >= 8
    assert {book.head["theme"] for book in BOOKS} == set(Theme.values)


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.slug)
def test_a_book_is_a_valid_epub(book):
    content = build(book)
    archive = zipfile.ZipFile(io.BytesIO(content))
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type, archive.read(first)) == ("mimetype", 0, b"application/epub+zip")
    package = etree.fromstring(archive.read("OEBPS/package.opf"))
    hrefs = package.xpath("//*[local-name()='item']/@href")
    assert {f"OEBPS/{href}" for href in hrefs} <= set(archive.namelist())
    assert all(etree.fromstring(archive.read(name)) is not None for name in archive.namelist() if "xhtml" in name)
    assert content == build(book)


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.slug)
def test_a_book_has_three_to_eight_chapters_of_real_text(book):
    parts = chapters(book.text)
    assert 3 <= len(parts) <= 8
    assert min(len(re.sub(r"<[^>]+>|\s", "", body)) for _title, body in parts) >= 300
    assert "**" not in "".join(body for _title, body in parts)


def test_the_lists_name_books_and_curators_that_exist():
    slugs, people = {book.slug for book in BOOKS}, {row["n"]: row["roles"] for row in rows()}
    lists = table("lists.toml")["list"]
    assert len(lists) == 2
    for row in lists:
        assert {item["book"] for item in row["items"]} <= slugs
        assert all(10 <= len(item["note"]) <= 200 for item in row["items"])
        assert people[row["curator"]] == ["librarian"]
