from __future__ import annotations

import datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.models import Person
from courses.models import CourseCompletion, CoursePage, Enrolment
from notices.actions import notify_many

DAYS_BEFORE = (3, 1)


def remind_of_dates(*, by: Person | None = None) -> int:
    """Tell whoever has an assigned course due in three days or tomorrow and has not completed it; how many people.

    Once for a course, date and distance, however often it is called on a day."""
    today = timezone.localdate()
    return sum(_remind(today + datetime.timedelta(days=days), days, by) for days in DAYS_BEFORE)


def _remind(due_on: datetime.date, days: int, by: Person | None) -> int:
    """Who was given the course only today knows its date from that notice."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    done = CourseCompletion.objects.filter(person=OuterRef("person"), course=OuterRef("course"))
    open_ = Enrolment.objects.filter(~Exists(done), due_on=due_on, enrolled_at__lt=midnight)
    told = 0
    for course in CoursePage.objects.live().filter(pk__in=open_.values("course")):
        people = Person.objects.filter(pk__in=open_.filter(course=course).values("person"))
        slices = notify_many(
            people=people,
            template="courses.due_soon",
            facts={"title": course.title, "day": due_on},
            url=course.url or "",
            once=f"{course.key}:{due_on}:{days}",
            by=by,
        )
        told += max(slices, default=0)
    return told
