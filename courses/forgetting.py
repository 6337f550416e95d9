"""What of a deleted person's learning is no proof of statutory training goes altogether."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from accounts.models import Person
from courses.models import CoursePage, LessonPage
from exams.models import Answer, Attempt
from records.models import LiveSpan, Record


def forget_voluntary(sender: type[Person], *, person: Person, **kwargs) -> None:
    """Records, seen time and exams of anything but statutory courses. The ledger keeps what they were worth.

    Tables that only grow are written through plain query sets: this is the deletion that the law asks for."""
    keys = proof_keys()
    attempts: QuerySet[Attempt] = QuerySet(Attempt).filter(person=person).exclude(source__in=keys)
    kept = [str(pk) for pk in Attempt.objects.filter(person=person, source__in=keys).values_list("pk", flat=True)]
    records: QuerySet[Record] = QuerySet(Record).filter(person=person)
    stays = records.filter(Q(object_key__in=keys) | Q(payload__attempt__in=kept))
    records.exclude(pk__in=stays.order_by().values("pk")).delete()
    QuerySet(LiveSpan).filter(person=person).exclude(object_key__in=keys).delete()
    QuerySet(Answer).filter(attempt__in=attempts).delete()
    attempts.delete()


def proof_keys() -> list[str]:
    """Keys of statutory courses and their lessons, as records and exams name them."""
    courses = CoursePage.objects.filter(is_statutory=True).values_list("pk", flat=True)
    lessons = LessonPage.objects.filter(course__is_statutory=True).values_list("pk", flat=True)
    return [*(f"course:{pk}" for pk in courses), *(f"lesson:{pk}" for pk in lessons)]
