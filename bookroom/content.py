"""What the second origin shows: chapters and parts of one book, and our own frame around them. No cookie, no page."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bookroom.epub.parts import TYPES
from bookroom.models import Book
from bookroom.tickets import open_ticket
from sections.files import send_file

HALF_DAY = 43_200


def _policy(*rules: str) -> str:
    return "; ".join(["default-src 'none'", "base-uri 'none'", "form-action 'none'", *rules])


def _parents() -> str:
    return f"frame-ancestors 'self' {settings.PUBLIC_ORIGIN}"


def book_policy() -> str:
    """For everything that came with a book. It holds even for what the sanitiser should have let through."""
    return _policy(
        "script-src 'none'",
        "img-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self'",
        "sandbox allow-same-origin",
        _parents(),
    )


def frame_policy() -> str:
    """For our own frame: our bundle, and the book's pages inside."""
    return _policy(
        "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self'", "frame-src 'self'", _parents()
    )


@require_safe
def chapter(request: HttpRequest, ticket: str, version: int, position: int) -> HttpResponseBase:
    book = _book(ticket, version)
    return _send(request, f"{book.key}/c/{position}.html", "text/html; charset=utf-8")


@require_safe
def part(request: HttpRequest, ticket: str, version: int, name: str) -> HttpResponseBase:
    book, (_number, extension) = _book(ticket, version), _known(name)
    return _send(request, f"{book.key}/r/{name}", TYPES[extension])


@require_safe
def frame(request: HttpRequest) -> HttpResponseBase:
    """The reader's inside; it waits for a message from the page around it and knows no book by itself."""
    response = render(request, "bookroom/frame.html", {"host": settings.PUBLIC_ORIGIN})
    response["Cache-Control"] = "public, max-age=3600"
    return _seal(response, frame_policy())


def gone(request: HttpRequest, exception: Exception | None = None) -> HttpResponseBase:
    """404 of this origin. The reader must be able to look into it, so it carries the same seal as a chapter."""
    response = render(request, "bookroom/gone.html", {"host": settings.PUBLIC_ORIGIN}, status=404)
    return _seal(response, book_policy())


def _known(name: str) -> tuple[str, str]:
    number, _dot, extension = name.partition(".")
    if not number.isdecimal() or extension not in TYPES:
        raise Http404
    return number, extension


def _book(ticket: str, version: int) -> Book:
    book = open_ticket(ticket)
    if book is None or book.version != version:
        raise Http404
    return book


def _send(request: HttpRequest, name: str, content_type: str) -> HttpResponseBase:
    return _seal(send_file(request, name, content_type=content_type, max_age=HALF_DAY), book_policy())


def _seal(response: HttpResponseBase, policy: str) -> HttpResponseBase:
    response["Content-Security-Policy"] = policy
    response["X-Content-Type-Options"] = "nosniff"
    response["Referrer-Policy"] = "no-referrer"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response.xframe_options_exempt = True  # type: ignore[attr-defined]  # frame-ancestors says it better
    return response
