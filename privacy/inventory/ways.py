"""How the value of a field is made harmless when its row stays."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db.models import Field

from privacy.mark import ERASED

WORD = re.compile(r"^([a-z_]{1,24}|[A-Z]|\d{1,6})$")
KEY = re.compile(r"^[a-z]{2,16}:[0-9a-f-]{1,36}$")
Way = Callable[[Field, Any, str], Any]


def empty(field: Field, value: Any, pseudonym: str) -> Any:
    """Nothing: NULL where the column allows it, else the field's own empty value."""
    return None if field.null else field.get_default() if field.has_default() else ""


def name(field: Field, value: Any, pseudonym: str) -> str:
    return pseudonym


def mark(field: Field, value: Any, pseudonym: str) -> str:
    """A word where a constraint wants one; an empty value stays empty."""
    return ERASED if value else value


def no(field: Field, value: Any, pseudonym: str) -> bool:
    return False


def password(field: Field, value: Any, pseudonym: str) -> str:
    return make_password(None)


def device(field: Field, value: Any, pseudonym: str) -> str:
    """Another random word for each device: keys on (person, device, sequence) still hold."""
    return f"x-{uuid.uuid4().hex}" if value else value


def numbers(field: Field, value: Any, pseudonym: str) -> Any:
    """Numbers, days, keys and letters of choices stay; free text goes."""
    if isinstance(value, dict):
        return {key: numbers(field, one, pseudonym) for key, one in value.items() if _is_key(key)}
    if isinstance(value, list):
        return [numbers(field, one, pseudonym) for one in value]
    return value if not isinstance(value, str) or _is_key(value) else ""


def key(field: Field, value: Any, pseudonym: str) -> str:
    """The key of a thing, "lesson:17", stays; anything else was typed."""
    return value if KEY.match(value) else ""


def _is_key(text: str) -> bool:
    try:
        return bool(WORD.match(text) or uuid.UUID(text))
    except ValueError:
        return False


WAYS: dict[str, Way] = {
    "empty": empty,
    "name": name,
    "mark": mark,
    "no": no,
    "password": password,
    "device": device,
    "numbers": numbers,
    "key": key,
}
