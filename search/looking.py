"""The one way in for the page and for the API."""

from __future__ import annotations

import logging

from accounts.models import Person
from search import queries
from search.backends.base import SearchUnavailable
from search.enums import Kind
from search.forms import SearchForm
from search.found import Found, Hit
from search.titles import find_titles

logger = logging.getLogger(__name__)


def look_for(*, person: Person, form: SearchForm) -> Found:
    """The engine's answer, or titles from the database when it does not give one."""
    kind = form.chosen("kind")
    try:
        theme, number = form.chosen("theme"), form.page_number
        return queries.find(person=person, terms=form.terms, kind=kind, theme=theme, number=number)
    except SearchUnavailable as error:
        logger.warning("search engine is unavailable: %s", error)
        return find_titles(person=person, terms=form.terms, kind=kind)


def suggest(*, person: Person) -> dict[str, tuple[Hit, ...]]:
    """The most learnt and most read; nothing while the engine is away."""
    try:
        return queries.popular(person=person, kinds=(Kind.COURSE, Kind.BOOK))
    except SearchUnavailable:
        return {}
