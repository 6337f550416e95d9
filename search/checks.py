"""System checks that speak only for the chosen engine."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register
def search_engine(app_configs, **kwargs) -> list[CheckMessage]:
    return CHECKS.get(settings.SEARCH_BACKEND.rpartition(".")[2], list)()


def _elastic() -> list[CheckMessage]:
    parts = urlsplit(settings.ELASTICSEARCH_URL)
    if parts.scheme in {"http", "https"} and parts.hostname:
        return []
    hint = "Set ELASTICSEARCH_URL, for example https://user:password@search.example:9200, or leave it out."
    return [Error("ELASTICSEARCH_URL names no Elasticsearch.", hint=hint, id="search.E001")]


def _embedded() -> list[CheckMessage]:
    folder = Path(settings.SEARCH_INDEX_DIR)
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    if existing.is_dir() and os.access(existing, os.W_OK):
        return []
    hint = "The search index is written there. Give the folder to the user that runs the platform, or set VAR_DIR."
    return [Error(f"{folder} cannot be written.", hint=hint, id="search.E002")]


CHECKS = {"ElasticBackend": _elastic, "EmbeddedBackend": _embedded}
