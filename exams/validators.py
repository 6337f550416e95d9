"""What makes a question answerable; asked by the form, the action and the import alike."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from exams.enums import QuestionKind

MOST_CHOICES = 8


def truth_choices(truth: bool) -> list[tuple[str, bool]]:
    """The two choices that a true-or-false question makes by itself."""
    return [(pgettext("choice", "True"), truth), (pgettext("choice", "False"), not truth)]


def validate_choices(kind: str, choices: Sequence[tuple[str, bool]]) -> None:
    """ValidationError with a sentence unless the choices fit the kind."""
    right = sum(1 for _text, is_right in choices if is_right)
    texts = [text.strip() for text, _is_right in choices]
    if not all(texts):
        raise ValidationError(_("A choice has no text."), code="empty_choice")
    if len(set(texts)) != len(texts):
        raise ValidationError(_("Two choices say the same."), code="same_choice")
    if not 2 <= len(choices) <= MOST_CHOICES:
        raise ValidationError(_("A question has two to %(most)d choices.") % {"most": MOST_CHOICES}, code="choices")
    _validate_right(kind, right, len(choices))


def _validate_right(kind: str, right: int, count: int) -> None:
    if right == 0:
        raise ValidationError(_("Mark at least one choice as right."), code="no_right")
    if kind == QuestionKind.SINGLE and right != 1:
        raise ValidationError(_("A single-choice question has exactly one right choice."), code="one_right")
    if kind == QuestionKind.TRUEFALSE and (count, right) != (2, 1):
        raise ValidationError(_("A true-or-false question has two choices, one of them right."), code="one_right")
