"""What the platform needs to answer. The database is needed; the rest may fail and only degrades a feature."""

from __future__ import annotations

import logging
import os
import uuid
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from lms.celery import app
from search.backends import get_backend
from search.backends.base import Query
from search.documents import PUBLIC

logger = logging.getLogger(__name__)
Check = Callable[[], None]


class NotReadyError(Exception):
    """A part answers, but not as it must."""


def database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def migrations() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotReadyError("migrations are waiting")


def cache_works() -> None:
    mark = uuid.uuid4().hex
    cache.set("readyz", mark, 30)
    if cache.get("readyz") is None:
        raise NotReadyError("the cache forgets")


def queue() -> None:
    if folder := getattr(settings, "QUEUE_DIR", None):
        if not os.access(Path(folder) / "messages", os.W_OK):
            raise NotReadyError("the queue folder cannot be written")
        return
    with app.connection_for_write() as broker:
        broker.ensure_connection(max_retries=0, timeout=2)


def search() -> None:
    get_backend().search(Query((), frozenset([PUBLIC]), size=1))


NEEDED: dict[str, Check] = {"database": database, "migrations": migrations}
OPTIONAL: dict[str, Check] = {"cache": cache_works, "queue": queue, "search": search}


def works(name: str, check: Check) -> bool:
    try:
        check()
    except Exception as error:  # whatever a service answers, the question here is only whether it works
        logger.warning("not ready: %s (%s)", name, type(error).__name__)
        return False
    return True


def report() -> tuple[str, dict[str, str]]:
    """`ok`, `degraded` or `failed`, and each part as `ok` or `failed`. Nothing else: the answer is public."""
    needed = {name: works(name, check) for name, check in NEEDED.items()}
    optional = {name: works(name, check) for name, check in OPTIONAL.items()} if all(needed.values()) else {}
    state = "failed" if not all(needed.values()) else "ok" if all(optional.values()) else "degraded"
    return state, {name: "ok" if good else "failed" for name, good in {**needed, **optional}.items()}
