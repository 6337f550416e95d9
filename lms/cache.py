"""Caches that keep a few public, site-wide keys in this process too: every page asks for them several times."""

from __future__ import annotations

import time
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.core.cache.backends.redis import RedisCache

NEAR_KEYS = {"wagtail_site_root_paths", "privacy_versions"}
NEAR_SECONDS = 15  # how long another process may still answer with the old value
_near: dict[str, tuple[float, Any]] = {}


def forget() -> None:
    _near.clear()


def remember(key: str, value: Any) -> None:
    _near[key] = (time.monotonic() + NEAR_SECONDS, value)


class Near:
    """Mixin: memory before the cache behind it. Setting or deleting a key is seen at once in this process."""

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        if key not in NEAR_KEYS:
            return super().get(key, default, version)  # type: ignore[misc]
        until, value = _near.get(key, (0.0, None))
        if time.monotonic() >= until:
            value = super().get(key, default, version)  # type: ignore[misc]
            if value is not default:
                remember(key, value)
        return value

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        super().set(key, value, timeout, version)  # type: ignore[misc]
        if key in NEAR_KEYS:
            remember(key, value)

    def delete(self, key: str, version: int | None = None) -> bool:
        _near.pop(key, None)
        return super().delete(key, version)  # type: ignore[misc]


class NearDatabaseCache(Near, DatabaseCache):
    pass


class NearRedisCache(Near, RedisCache):
    pass
