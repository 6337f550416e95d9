"""Words for what is stored as a code, for the export: choices of the models, and what has its words elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Field

from accounts.auditing.words import details_of, label_of
from notices.wording import name_of
from privacy.inventory import Entry

ELSEWHERE: dict[tuple[str, str], Callable[[Any], str]] = {
    ("audit.Entry", "action"): label_of,
    ("audit.Entry", "facts"): lambda facts: "；".join(details_of(facts)),
    ("notices.Notice", "template"): name_of,
}


def word_for(entry: Entry, field: Field, value: Any) -> str | None:
    """The word for a code; None where the value says it itself."""
    if words := ELSEWHERE.get((entry.label, field.name)):
        return words(value)
    if not field.choices or value in (None, ""):
        return None
    return str(dict(field.flatchoices).get(value, value))
