"""A paper as one worker gets it: what is shown, and the key apart from it."""

from __future__ import annotations

import hashlib
import json
import random
import string
from dataclasses import dataclass, field

from exams.enums import QuestionKind
from exams.models import Choice, Paper, PaperQuestion

chance = random.SystemRandom()


@dataclass
class Frozen:
    questions: list[dict] = field(default_factory=list)
    keys: dict[str, list[str]] = field(default_factory=dict)
    explanations: dict[str, str] = field(default_factory=dict)
    pass_percent: int = 0

    @property
    def version(self) -> str:
        """The same for the same words, key and pass mark in the same order."""
        words = json.dumps([self.questions, self.keys, self.pass_percent], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(words.encode()).hexdigest()[:16]


def freeze(paper: Paper) -> Frozen:
    """Two queries: the questions in their order and their choices."""
    places = list(paper.places.select_related("question").prefetch_related("question__choices"))
    if paper.shuffle:
        chance.shuffle(places)
    frozen = Frozen(pass_percent=paper.pass_percent)
    for number, place in enumerate(places, start=1):
        _add(frozen, number, place, shuffle=paper.shuffle)
    return frozen


def _add(frozen: Frozen, number: int, place: PaperQuestion, *, shuffle: bool) -> None:
    question = place.question
    choices: list[Choice] = list(question.choices.all())
    if shuffle and question.kind != QuestionKind.TRUEFALSE:
        chance.shuffle(choices)
    lettered = list(zip(string.ascii_uppercase, choices, strict=False))
    frozen.questions.append(
        {
            "number": number,
            "question": question.pk,
            "kind": question.kind,
            "theme": question.theme,
            "text": question.text,
            "page": place.page_id,
            "choices": [{"key": letter, "text": choice.text} for letter, choice in lettered],
        }
    )
    frozen.keys[str(number)] = [letter for letter, choice in lettered if choice.is_correct]
    frozen.explanations[str(number)] = question.explanation
