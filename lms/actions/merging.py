from __future__ import annotations

from django.db import transaction

from accounts.models import Person
from lms.models import DailyAnswer


@transaction.atomic
def merge_answers(*, kept: Person, gone: Person) -> int:
    """Answers of the day become those of `kept`; on a day that both answered hers holds."""
    answered = DailyAnswer.objects.filter(person=kept).values("asked_on")
    DailyAnswer.objects.filter(person=gone, asked_on__in=list(answered.values_list("asked_on", flat=True))).delete()
    return DailyAnswer.objects.filter(person=gone).update(person=kept)
