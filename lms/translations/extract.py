"""Finds the msgids of an app in Python and templates, without the gettext programs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "gettext_noop": None,
}
SKIPPED = {"migrations", "node_modules", "dist", "locale"}


def catalog_of(app: Path) -> Catalog:
    """Every msgid of the app, with the files (no line numbers: they only make noise) where it stands."""
    catalog = Catalog(fuzzy=False)
    for path in sorted(app.rglob("*")):
        if path.suffix in {".py", ".html", ".txt"} and not SKIPPED & set(path.relative_to(app).parts):
            for message, context in _messages(path):
                catalog.add(message, locations=[(str(path.relative_to(app.parent)), 0)], context=context)
    return catalog


def _messages(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        code = templatize(source, origin=str(path))
        source = "\n".join(line.lstrip() for line in code.splitlines())  # the tokenizer minds indentation
    found = extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS)
    for _line, message, _comments, context in found:
        yield message, context
