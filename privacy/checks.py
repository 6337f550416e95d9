"""Every field of every model has a class, and every row of a person a way out."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register

from privacy.inventory import gaps


@register(Tags.models)
def inventory_is_complete(**options: Any) -> list[CheckMessage]:
    hint = "See privacy/README.md; nothing personal may be kept that nobody can find, export and delete."
    return [Error(sentence, hint=hint, id="privacy.E001") for sentence in gaps()]
