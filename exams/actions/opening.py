from __future__ import annotations

import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from exams.actions.closing import settle
from exams.models import AnswerKey, Attempt, Paper
from exams.snapshot import freeze


def open_attempt(*, person: Person, paper: Paper, source: str, by: Person) -> Attempt:
    """The open attempt of the person, on whatever device it was begun, else a new one.

    The caller has made sure that the person may sit `paper` for `source`. ValidationError `no_attempts` when all
    are used, `empty` when the paper has no questions."""
    if by.pk != person.pk:
        raise PermissionDenied(_("Only the worker can sit an exam."))
    for attempt in Attempt.objects.filter(person=person, paper=paper, source=source).open():
        settle(attempt=attempt)  # apart from the transaction below: a refusal there must not undo it
    return _open_one(person, paper, source)


@transaction.atomic
def _open_one(person: Person, paper: Paper, source: str) -> Attempt:
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)  # two taps open one attempt
    earlier = Attempt.objects.filter(person=person, paper=paper, source=source)
    if attempt := earlier.open().first():
        return attempt
    if paper.attempts_allowed is not None and earlier.count() >= paper.attempts_allowed:
        raise ValidationError(_("You have used all attempts for this exam."), code="no_attempts")
    return _new(person, paper, source)


def _new(person: Person, paper: Paper, source: str) -> Attempt:
    frozen = freeze(paper)
    if not frozen.questions:
        raise ValidationError(_("This exam has no questions yet. Please tell your union."), code="empty")
    now = timezone.now()
    attempt = Attempt.objects.create(
        person=person,
        paper=paper,
        source=source,
        title=paper.title,
        snapshot=frozen.questions,
        content_version=frozen.version,
        pass_percent=paper.pass_percent,
        opened_at=now,
        closes_at=now + datetime.timedelta(minutes=paper.minutes) if paper.minutes else None,
    )
    AnswerKey.objects.create(attempt=attempt, keys=frozen.keys, explanations=frozen.explanations)
    return attempt
