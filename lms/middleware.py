"""Health before everything; two origins, two policies."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from lms.views import health as views

GetResponse = Callable[[HttpRequest], HttpResponse]


def health(get_response: GetResponse) -> GetResponse:
    """Watchdogs ask by address, not by host name: they are answered before any host is checked."""
    answers = {"/healthz": views.healthz, "/readyz": views.readyz}

    def middleware(request: HttpRequest) -> HttpResponse:
        return answers.get(request.path_info, get_response)(request)

    return middleware


def content_origin(get_response: GetResponse) -> GetResponse:
    """The second origin knows book content and static files only: no page, no sign-in, no API."""

    def middleware(request: HttpRequest) -> HttpResponse:
        content, public = urlsplit(settings.CONTENT_ORIGIN).netloc, urlsplit(settings.PUBLIC_ORIGIN).netloc
        if content != public and request.get_host() == content:
            request.urlconf = settings.CONTENT_URLCONF  # type: ignore[attr-defined]  # Django's own hook
        return get_response(request)

    return middleware


def cms_policy(get_response: GetResponse) -> GetResponse:
    """Wagtail's admin styles and scripts itself in line; only people who edit ever see it."""
    relaxed = {"script-src": ["'self'", "'unsafe-inline'"], "style-src": ["'self'", "'unsafe-inline'"]}

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith("/cms/"):
            response._csp_replace = relaxed  # type: ignore[attr-defined]  # django-csp's hook
        return response

    return middleware
