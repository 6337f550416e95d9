from __future__ import annotations

import datetime

from django.db import transaction

from accounts.models import Person
from courses.models import CoursePage, Enrolment
from courses.rules import check_can_assign, check_can_learn
from notices.actions import notify


@transaction.atomic
def enrol(*, person: Person, course: CoursePage, by: Person) -> Enrolment:
    """The person takes the course; again changes nothing. PermissionDenied when it is not open to her."""
    check_can_learn(person, course)
    return Enrolment.objects.get_or_create(person=person, course=course)[0]


@transaction.atomic
def assign(*, person: Person, course: CoursePage, by: Person | None, due_on: datetime.date | None = None) -> Enrolment:
    """The union wants the person to learn this, perhaps until a day. `by=None` is the installation itself."""
    if by:
        check_can_assign(by, person)
    check_can_learn(person, course)
    values = {"assigned_by": by, "due_on": due_on, "is_assigned": True}
    enrolment = Enrolment.objects.update_or_create(person=person, course=course, defaults=values)[0]
    _tell(enrolment)
    return enrolment


def _tell(enrolment: Enrolment) -> None:
    """Once a course and date; a new date is told anew. A word of the union that the person belongs to now."""
    person, course, due_on = enrolment.person, enrolment.course, enrolment.due_on
    facts = {"title": course.title} | ({"day": due_on} if due_on else {})
    notify(
        person=person,
        template="courses.assigned_until" if due_on else "courses.assigned",
        facts=facts,
        url=course.url or "",
        union=person.home_union,
        once=f"{course.key}:{due_on or ''}",
        by=enrolment.assigned_by,
    )
