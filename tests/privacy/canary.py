"""A person whose every word is found nowhere else, and a search of every byte that the platform keeps."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.core import signing
from django.db import connection

NAME = "凤金丝雀鸣"
PHONE = "+8619951739286"
TYPED = "199 5173 9286"
EMAIL = "canary-7f3q@example.test"
PAPER = "510824200012310008"
DEVICE = "canary-device-9d2k"
NOTE = "凤金丝雀鸣请假三天"
NEEDLES = (NAME, "19951739286", TYPED, EMAIL, PAPER, DEVICE)


def spellings(needle: str) -> list[bytes]:
    """As UTF-8 and as JSON escapes."""
    return list({needle.encode(), json.dumps(needle)[1:-1].encode()})


def rows() -> Iterator[tuple[str, bytes]]:
    """Every value of every table of the database, models or not; what is packed is opened."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for value in row:
                    if isinstance(value, bytes | memoryview):
                        yield table, bytes(value)
                    elif value is not None:
                        yield table, str(value).encode()
                        yield from opened(table, str(value))


def opened(table: str, value: str) -> Iterator[tuple[str, bytes]]:
    """Sessions are signed and packed, cached values are base64."""
    if table.endswith("session"):
        try:
            found = signing.loads(value, salt="django.contrib.sessions.SessionStore")
            yield f"{table} (opened)", json.dumps(found, ensure_ascii=False).encode()
        except (signing.BadSignature, UpdateError):
            return
    if table == "cache":
        try:
            yield f"{table} (opened)", base64.b64decode(value, validate=True)
        except ValueError:
            return


def files() -> Iterator[tuple[str, bytes]]:
    """Media, index, queue, tombstones; on SQLite the database itself and its log, page by page."""
    for path in sorted(Path(settings.VAR).rglob("*")):
        if path.is_file():
            yield str(path.relative_to(settings.VAR)), path.read_bytes()


def places_of(*needles: str, more: tuple[tuple[str, bytes], ...] = ()) -> list[tuple[str, str]]:
    """Where which needle lies."""
    wanted = [(needle, spelling) for needle in needles for spelling in spellings(needle)]
    found = {(place, needle) for place, value in (*rows(), *files(), *more) for needle, one in wanted if one in value}
    return sorted(found)
