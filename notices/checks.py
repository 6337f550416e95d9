"""Every template has its words: a name, a title and a text that its facts fill, in every language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.utils.translation import override

from notices.enums import Kind, Urgency
from notices.registry import Template, templates


@register
def templates_have_words(**options: Any) -> list[CheckMessage]:
    return [error for template in templates.values() for error in errors_of(template)]


def errors_of(template: Template) -> list[CheckMessage]:
    found: list[CheckMessage] = [
        Error(f"The notice template {template.key} has no {name}.", id="notices.E001")
        for name in ("name", "title", "text")
        if not str(getattr(template, name)).strip()
    ]
    for language, _name in settings.LANGUAGES:
        with override(language):
            found += _unfilled(template, language)
    if template.urgency == Urgency.URGENT and template.kind != Kind.ACCOUNT:
        found.append(Error(f"{template.key} rings at night but is not about account safety.", id="notices.E003"))
    if template.may_be_off is (template.kind == Kind.ACCOUNT):
        hint = "Notices about account safety are always sent, all others may be switched off."
        found.append(Error(f"{template.key} has the wrong `may_be_off`.", hint=hint, id="notices.E004"))
    return found


def _unfilled(template: Template, language: str) -> list[CheckMessage]:
    words = dict.fromkeys(template.facts, "x")
    try:
        _filled = [str(text) % words for text in (template.title, template.text, template.brief)]
    except (KeyError, TypeError, ValueError) as error:
        hint = f"{type(error).__name__}: {error}"
        return [Error(f"Facts do not fill {template.key} in {language}.", hint=hint, id="notices.E002")]
    return []
