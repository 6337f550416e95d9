"""Half a thousand values as one parameter of a query: a placeholder for each costs more than the query itself."""

from __future__ import annotations

import json
from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.db.models.expressions import RawSQL


def among_texts(values: Iterable[str]) -> RawSQL:
    """For `field__in=` of a column of text."""
    return _listed(list(values), "text")


def among_people(keys: Iterable[UUID]) -> RawSQL:
    """For `person__in=`, or `pk__in=` of people."""
    listed = list(keys)
    return _listed([key.hex for key in listed] if connection.vendor == "sqlite" else listed, "uuid")


def _listed(values: list, kind: str) -> RawSQL:
    if connection.vendor == "sqlite":
        return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(values)])
    return RawSQL(f"SELECT unnest(%s::{kind}[])", [values])  # noqa: S611  # the kind is ours
