"""Small files that browsers and search engines ask for by fixed addresses."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

CLOSED = ("cms", "api", "people", "me", "desk", "exams", "credits", "search", "accounts")


@require_safe
@cache_control(max_age=86400, public=True)
def robots(request: HttpRequest) -> HttpResponse:
    """Only the door and the public verification of certificates are for everybody."""
    lines = ["User-agent: *", *(f"Disallow: /{part}/" for part in CLOSED), "Allow: /credits/verify/"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(max_age=86400, public=True)
def favicon(request: HttpRequest) -> HttpResponse:
    return redirect(static("lms/icon.svg"))
