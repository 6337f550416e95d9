"""Two records of one person were put together; a person is deleted, and a neighbour of privacy must hear of it."""

from __future__ import annotations

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.signals import merge_considered, people_merged
from lms.actions.merging import merge_answers
from lms.models import DailyAnswer
from privacy.signals import forgetting
from rosters.actions import forget_person


@receiver(merge_considered)
def count_answers(sender: type, *, gone: Person, **kwargs) -> list:
    return [(_("Answers to the question of the day"), DailyAnswer.objects.filter(person=gone).count())]


@receiver(people_merged)
def follow_merge(sender: type, *, kept: Person, gone: Person, **kwargs) -> None:
    merge_answers(kept=kept, gone=gone)


@receiver(forgetting)
def forget_in_rosters(sender: type, *, person: Person, **kwargs) -> None:
    forget_person(person=person)
