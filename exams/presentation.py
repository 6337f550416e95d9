"""An open attempt as the pages show it: decisions reach the template computed."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exams.enums import QuestionKind
from exams.models import Attempt, Paper
from exams.snapshot import freeze


@dataclass(frozen=True)
class Choice:
    key: str
    text: str
    is_chosen: bool


@dataclass(frozen=True)
class Screen:
    """One question of an attempt as one screen."""

    number: int
    count: int
    kind: str
    text: str
    choices: list[Choice]
    is_multiple: bool
    is_saved: bool
    is_marked: bool
    points: int | None

    @property
    def percent(self) -> float:
        return self.number * 100 / self.count

    @property
    def is_last(self) -> bool:
        return self.number == self.count


@dataclass(frozen=True)
class Place:
    """One field of the overview."""

    number: int
    is_answered: bool
    is_marked: bool


def screen(attempt: Attempt, number: int, answers: dict[str, list[str]], marked: list[int]) -> Screen | None:
    question = attempt.question(number)
    if question is None:
        return None
    return _screen(question, attempt.question_count, answers.get(str(number), []), number in marked)


def preview_screens(paper: Paper) -> list[Screen]:
    """The paper as workers will see it, for the editor."""
    questions = freeze(paper).questions
    return [_screen(question, len(questions), [], False) for question in questions]


def _screen(question: dict, count: int, chosen: list[str], is_marked: bool) -> Screen:
    return Screen(
        number=question["number"],
        count=count,
        kind=str(QuestionKind(question["kind"]).label),
        text=question["text"],
        choices=[Choice(choice["key"], choice["text"], choice["key"] in chosen) for choice in question["choices"]],
        is_multiple=question["kind"] == QuestionKind.MULTIPLE,
        is_saved=bool(chosen),
        is_marked=is_marked,
        points=100 // count if 100 % count == 0 else None,
    )


def places(attempt: Attempt, answers: dict[str, list[str]], marked: list[int]) -> list[Place]:
    numbers = range(1, attempt.question_count + 1)
    return [Place(number, bool(answers.get(str(number))), number in marked) for number in numbers]


def time_left(attempt: Attempt) -> str:
    """Without panic: whole minutes, and a word for the last one."""
    if attempt.closes_at is None:
        return ""
    minutes = int((attempt.closes_at - timezone.now()).total_seconds() // 60)
    if minutes < 1:
        return _("under a minute")
    return ngettext("%(count)s minute left", "%(count)s minutes left", minutes) % {"count": minutes}
