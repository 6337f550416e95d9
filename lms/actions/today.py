from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from exams.models import Question
from lms.models import DailyAnswer


@transaction.atomic
def answer_today(*, person: Person, question: Question, choices: list[int], by: Person) -> DailyAnswer:
    """Keep the day's first answer; later ones change nothing. ValidationError for choices of another question."""
    today = timezone.localdate()
    known = {choice.pk: choice.is_correct for choice in question.choices.all()}
    if not choices or not set(choices) <= known.keys():
        raise ValidationError(_("Please choose one of the answers."), code="no_choice")
    right = {pk for pk, is_correct in known.items() if is_correct}
    values = {
        "question": question,
        "choices": sorted(set(choices)),
        "is_correct": set(choices) == right,
        "days": _days_before(person, today) + 1,
    }
    return DailyAnswer.objects.get_or_create(person=person, asked_on=today, defaults=values)[0]


def _days_before(person: Person, today: datetime.date) -> int:
    yesterday = DailyAnswer.objects.filter(person=person, asked_on=today - datetime.timedelta(days=1)).first()
    return yesterday.days if yesterday else 0
