"""Which sensitive categories may be kept of whom. An app above knows consents and answers; nobody there: of nobody."""

from __future__ import annotations

from collections.abc import Callable, Collection
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import Person
from profiles.enums import SENSITIVE

Answer = Callable[[Collection[UUID]], set[UUID]]
_answers: list[Answer] = []


def answer_with(answer: Answer) -> None:
    """`answer` names those of some people of whom hardship may be kept: by consent, or by law. At most one query."""
    _answers[:] = [answer]


def may_be_kept_of(people: Collection[UUID]) -> set[UUID]:
    return _answers[0](people) if _answers else set()


def check_may_be_kept(person: Person, kind: str) -> None:
    """Raises ValidationError with code "consent" for a sensitive category that the person has not agreed to."""
    if kind in SENSITIVE and person.pk not in may_be_kept_of([person.pk]):
        sentence = _("This needs the person's separate consent first. She gives it under “My data and privacy”.")
        raise ValidationError(sentence, code="consent")
