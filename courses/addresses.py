"""Addresses of courses and lessons without asking for the site: there is one, and its first segment is its root."""

from __future__ import annotations

from django.http import HttpRequest
from wagtail.models import Site


def address(url_path: str) -> str:
    """`/home/courses/city/dust/` → `/courses/city/dust/`."""
    return "/" + url_path.lstrip("/").partition("/")[2]


class Addressed:
    """Mixin of pages that stand in lists: their address costs no query. Put it before `Page`."""

    url_path: str

    def get_url(self, request: HttpRequest | None = None, current_site: Site | None = None) -> str:
        return address(self.url_path)

    url = property(get_url)
