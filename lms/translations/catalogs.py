"""The Chinese catalogue of an app: bring up to date, compile, name what is missing or said in two ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from lms.translations.extract import catalog_of

LOCALE = "zh_Hans"
WAGTAIL = Path(__file__).parent / "wagtail"
"""By hand: what Wagtail's own Chinese lacks, and where it says what the glossary says otherwise."""


def po_path(app: Path) -> Path:
    return app / "locale" / LOCALE / "LC_MESSAGES" / "django.po"


def load(app: Path) -> Catalog:
    path = po_path(app)
    if not path.exists():
        return Catalog(locale=LOCALE)
    with path.open("rb") as file:
        return read_po(file, locale=LOCALE)


def update(app: Path) -> None:
    """Add new msgids, drop those that are gone, keep every translation. Nothing new leaves the file as it is."""
    catalog = load(app)
    made = catalog.creation_date
    catalog.update(catalog_of(app), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.creation_date = made  # two branches of work would always clash in that line
    if not len(catalog):
        return
    po_path(app).parent.mkdir(parents=True, exist_ok=True)
    with po_path(app).open("wb") as file:
        write_po(file, catalog, width=110, sort_output=True, omit_header=False, include_lineno=False)


def compile_(app: Path) -> None:
    for path in po_path(app).parent.glob("*.po"):
        with path.open("rb") as source, path.with_suffix(".mo").open("wb") as file:
            write_mo(file, read_po(source, locale=LOCALE))


def missing(app: Path) -> list[str]:
    """Msgids of the code that have no Chinese, or one with other placeholders."""
    known = load(app)
    return [str(message.id) for message in catalog_of(app) if message.id and not _good(known, message)]


def clashing(apps: Iterable[Path]) -> list[str]:
    """One line a msgid with two translations: Django puts all catalogues into one, so the first app wins everywhere."""
    found: dict[tuple[str | None, str], dict[str, str]] = defaultdict(dict)
    for app in apps:
        for message in load(app):
            if message.id and message.string:
                found[message.context, _singular(message)][app.name] = _words(message)
    return [_clash(*key, by_app) for key, by_app in found.items() if len(set(by_app.values())) > 1]


def _singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _words(message: Message) -> str:
    return message.string if isinstance(message.string, str) else " | ".join(message.string or ())


def _clash(context: str | None, msgid: str, by_app: dict[str, str]) -> str:
    name = f"{msgid} ({context})" if context else msgid
    return f"{name}: " + ", ".join(f"{app} {words}" for app, words in by_app.items())


def _good(known: Catalog, message) -> bool:
    stored = known.get(_singular(message), message.context)
    if stored is None or not stored.string or (isinstance(stored.string, tuple) and not all(stored.string)):
        return False
    return not list(stored.check(known))
