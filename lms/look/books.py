"""Book covers, 3 : 4 with a spine: the publisher's picture, or one set from the title."""

from zlib import crc32

from django.utils.html import format_html
from django.utils.safestring import SafeString

from lms.look.jackets import JACKETS
from lms.look.typesetting import typeset

SPREAD = 98  # where the count begins: neighbours on a shelf rarely look alike


def jacket_number(book: object) -> int:
    """1–8, the same for the same title; the sheet's .j1 to .j8 tint a page after it."""
    return crc32(_title(book).encode(), SPREAD) % len(JACKETS) + 1


def book_cover(book: object, size: str | int = 84) -> SafeString:
    """A book's own cover picture, or one set from its title; 48, 64, 80, 84, 104, 124 wide or "full"."""
    width = "full" if size == "full" else f"w{size}"
    picture = _picture(book)
    if picture:
        inside = format_html('<img src="{}" width="120" height="160" alt="" loading="lazy" decoding="async">', picture)
    else:
        inside = typeset(JACKETS[jacket_number(book) - 1], _title(book), str(getattr(book, "author", "") or ""))
    return format_html('<span class="bk {}" aria-hidden="true">{}</span>', width, inside)


def _title(book: object) -> str:
    return str(getattr(book, "title", "")).strip()


def _picture(book: object) -> str:
    url = getattr(book, "cover_url", "")
    return (url() if callable(url) else url) or ""
