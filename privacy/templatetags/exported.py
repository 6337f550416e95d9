"""For the page of an export."""

from __future__ import annotations

from typing import Any

from django import template

from privacy.exporting import readable as in_words

register = template.Library()


@register.filter
def named(names: dict[str, str], name: str) -> str:
    return names[name]


@register.filter
def readable(value: Any) -> str:
    return in_words(value)
