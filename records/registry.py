"""Which app handles which kind of learning record."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rest_framework import serializers

from records.models import Record

Handler = Callable[[Record], None]


class Kind(NamedTuple):
    payload: type[serializers.Serializer]
    handler: Handler


kinds: dict[str, Kind] = {}


def handles(kind: str, *, payload: type[serializers.Serializer]) -> Callable[[Handler], Handler]:
    """Register the one handler of a kind. It runs in the record's transaction; a ValidationError refuses the record."""

    def register(function: Handler) -> Handler:
        if kind in kinds and kinds[kind].handler.__qualname__ != function.__qualname__:
            raise LookupError(f"the kind {kind!r} has a handler already")
        kinds[kind] = Kind(payload, function)
        return function

    return register
