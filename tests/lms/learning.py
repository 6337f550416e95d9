"""What members have learnt, as rows."""

import datetime

from django.utils import timezone

from courses.models import LearningDay

LONG_AGO = datetime.date(2020, 1, 1)


def member(person, union, from_on=LONG_AGO, to_on=None):
    person.memberships.all().delete()
    return person.memberships.create(union=union, from_on=from_on, to_on=to_on)


def learn(person, lesson, on=None, seconds=600):
    return LearningDay.objects.create(
        person=person, lesson=lesson, course=lesson.course, on=on or timezone.localdate(), seconds=seconds
    )
