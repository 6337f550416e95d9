"""Pages for what went wrong; the API gets the same sentence as JSON."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views import defaults


def is_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def as_json(code: str, detail: str, status: int) -> JsonResponse:
    return JsonResponse({"code": code, "detail": detail}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return as_json("bad_request", _("This request could not be read."), 400)
    return defaults.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return as_json("permission_denied", _("This is not open to you."), 403)
    return defaults.permission_denied(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return as_json("not_found", _("There is nothing at this address."), 404)
    return defaults.page_not_found(request, exception)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token, as of a page that lay open too long; also an address of the API that does not exist."""
    if is_api(request):
        return as_json("permission_denied", _("This request does not come from a page of this site."), 403)
    return render(request, "403_csrf.html", {"page_before": _page_before(request)}, status=403)


def _page_before(request: HttpRequest) -> str:
    """Where the form stood, if that was here: a fresh copy of it has a fresh token."""
    before = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure()):
        return ""
    parts = urlsplit(before)
    if parts.path.startswith("//"):  # a browser reads that as another site
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def server_error(request: HttpRequest) -> HttpResponse:
    if is_api(request):
        return as_json("error", _("Something went wrong on our side. Please try again in a few minutes."), 500)
    return defaults.server_error(request)
