"""Seam: search engine. `SEARCH_BACKEND` names the class; its library is imported only where it lives."""

from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

from search.backends.base import Backend


def get_backend() -> Backend:
    return _backend(settings.SEARCH_BACKEND)


@lru_cache
def _backend(path: str) -> Backend:
    return import_string(path)()
