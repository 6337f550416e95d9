from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from accounts.models import Person, Union
from exams.enums import QuestionKind
from exams.models import Choice, Paper, PaperQuestion, Question
from exams.validators import truth_choices, validate_choices


@transaction.atomic
def write_question(
    *,
    union: Union,
    kind: str,
    text: str,
    choices: Sequence[tuple[str, bool]] = (),
    truth: bool | None = None,
    explanation: str = "",
    theme: str,
    by: Person | None,
) -> Question:
    """A new question. `choices`: (text, is it right); a true-or-false question takes `truth` instead."""
    if kind == QuestionKind.TRUEFALSE and truth is not None:
        choices = truth_choices(truth)
    validate_choices(kind, choices)
    question = Question(union=union, kind=kind, text=text, explanation=explanation, theme=theme)
    question.choices = [
        Choice(text=words, is_correct=right, position=place) for place, (words, right) in enumerate(choices)
    ]
    question.full_clean()
    question.save()
    return question


@transaction.atomic
def compose_paper(
    *,
    union: Union,
    title: str,
    questions: Iterable[Question],
    pass_percent: int,
    minutes: int | None = None,
    attempts_allowed: int | None = None,
    shuffle: bool = False,
    by: Person | None,
) -> Paper:
    """A new paper with the questions in the order given."""
    paper = Paper(
        union=union,
        title=title,
        pass_percent=pass_percent,
        minutes=minutes,
        attempts_allowed=attempts_allowed,
        shuffle=shuffle,
    )
    paper.places = [PaperQuestion(question=question, position=place) for place, question in enumerate(questions)]
    paper.full_clean()
    paper.save()
    return paper
