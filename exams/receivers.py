"""Two records of one person were put together."""

from __future__ import annotations

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.signals import merge_considered, people_merged
from exams.actions.merging import merge_attempts
from exams.models import Attempt


@receiver(merge_considered)
def count_attempts(sender: type, *, gone: Person, **kwargs) -> list:
    return [(_("Attempts at exams and quizzes"), Attempt.objects.filter(person=gone).count())]


@receiver(people_merged)
def follow_merge(sender: type, *, kept: Person, gone: Person, **kwargs) -> None:
    merge_attempts(kept=kept, gone=gone)
