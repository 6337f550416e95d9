"""What a paper belongs to ("lesson:17"): the app above that owns it says who may sit and what to show after."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import Person
from exams.models import Attempt, Paper


@dataclass(frozen=True)
class Surroundings:
    """Around an attempt: where it came from, what its result recorded, what to do next."""

    title: str = ""
    url: str = "/"
    recorded: str = ""
    next_label: str = ""
    next_url: str = ""
    is_exam: bool = True  # or a quiz on the way


class SourceKind:
    """One kind of source. The app that owns it registers an instance under the word before the colon."""

    def may_open(self, person: Person, paper: Paper, key: str) -> bool:
        """May the person sit this paper for this source? Nobody, unless the owner says so."""
        return False

    def surroundings(self, person: Person, key: str, attempt: Attempt | None) -> Surroundings:
        """What stands around the exam pages; `attempt` is None where none could be opened."""
        return Surroundings(title=_("Back"))


_kinds: dict[str, SourceKind] = {}


def register(prefix: str, kind: SourceKind) -> None:
    _kinds[prefix] = kind


def may_open(person: Person, paper: Paper, source: str) -> bool:
    prefix, _colon, key = source.partition(":")
    return prefix in _kinds and _kinds[prefix].may_open(person, paper, key)


def surroundings(person: Person, source: str, attempt: Attempt | None = None) -> Surroundings:
    prefix, _colon, key = source.partition(":")
    return _kinds.get(prefix, SourceKind()).surroundings(person, key, attempt)
