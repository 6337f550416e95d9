"""Who may learn what."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.authority import unions_where
from accounts.models import Membership, Person
from courses.models import CoursePage, Enrolment, LessonPage, LessonProgress


def can_learn(person: Person, course: CoursePage) -> bool:
    return CoursePage.objects.visible_to(person).filter(pk=course.pk).exists()


def check_can_learn(person: Person, course: CoursePage) -> None:
    if not can_learn(person, course):
        raise PermissionDenied(_("This course is not open to you."))


def check_can_assign(by: Person, person: Person) -> None:
    """Trainers, officers and administrators assign to members of their unions."""
    members = Membership.objects.current().filter(person=person, union__in=unions_where(by, "courses.assign"))
    if not members.exists():
        raise PermissionDenied(_("You can assign courses to members of your own unions only."))


def is_used(page: Page) -> bool:
    """Has anybody learnt in the page or below it? Then it may be unpublished, never deleted."""
    courses = CoursePage.objects.descendant_of(page, inclusive=True)
    lessons = LessonPage.objects.descendant_of(page, inclusive=True)
    return (
        Enrolment.objects.filter(course__in=courses).exists()
        or LessonProgress.objects.filter(lesson__in=lessons).exists()
    )
