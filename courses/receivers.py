"""Reactions to exams, to the page tree and to people."""

from __future__ import annotations

from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState

from accounts.models import Person
from accounts.signals import merge_considered, people_merged
from courses.actions import mark_attempt, publish_lessons
from courses.actions.merging import merge_learning
from courses.models import CourseCompletion, CoursePage, Enrolment
from exams.models import Attempt


def follow_attempt(sender: type, *, attempt: Attempt, **kwargs) -> None:
    mark_attempt(attempt=attempt)


def follow_approval(sender: type, *, instance: WorkflowState, user: Person | None, **kwargs) -> None:
    """A course was approved: its first lessons are published with it."""
    course = CoursePage.objects.filter(pk=instance.object_id).first() if instance.object_id.isdigit() else None
    if course and user and isinstance(instance.content_object, Page):
        publish_lessons(course=course, by=user)


def follow_move(sender: type, *, instance: Page, **kwargs) -> None:
    """A course that moved to another section belongs to that union from now on."""
    for course in CoursePage.objects.descendant_of(instance, inclusive=True):
        course.save(clean=False)


@receiver(merge_considered)
def count_learning(sender: type, *, gone: Person, **kwargs) -> list:
    return [
        (_("Courses taken up"), Enrolment.objects.filter(person=gone).count()),
        (_("Courses completed"), CourseCompletion.objects.filter(person=gone).count()),
    ]


@receiver(people_merged)
def follow_merge(sender: type, *, kept: Person, gone: Person, by: Person | None, **kwargs) -> None:
    merge_learning(kept=kept, gone=gone, by=by)
