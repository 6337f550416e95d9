"""What a worker presses: works without JavaScript, and leaves the same learning records as the phone's island."""

from __future__ import annotations

import time
import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.asking import person_asking
from courses.actions import enrol
from courses.models import CourseCompletion, CoursePage, LessonPage, LessonProgress
from courses.queries import missing_words
from records.actions import receive

DEVICE = "page-without-island"


@login_required
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the course and go to its first lesson that is not done."""
    person = person_asking(request)
    course = get_object_or_404(CoursePage.objects.visible_to(person), id=pk)
    enrol(person=person, course=course, by=person)
    lessons = LessonPage.objects.live().filter(course=course).order_by("path")
    done = LessonProgress.objects.filter(person=person, course=course, done_at__isnull=False).values("lesson")
    lesson = lessons.exclude(pk__in=done).first()
    return redirect(lesson.url if lesson else course.url)


@login_required
@require_POST
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """ "I have finished this lesson": on to the next one, or what is still missing by the rule."""
    person = person_asking(request)
    lesson = get_object_or_404(LessonPage.objects.visible_to(person).select_related("course"), id=pk)
    item = {"id": str(uuid.uuid4()), "sequence": time.time_ns() // 1000, "kind": "lesson.done", "object": lesson.key}
    receive(person=person, device=DEVICE, items=[item], by=person)
    row = LessonProgress.objects.get(person=person, lesson=lesson)
    if row.done_at is None:
        messages.warning(request, missing_words(row))
        return redirect(lesson.url)
    return redirect(_onwards(request, lesson))


def _onwards(request: HttpRequest, lesson: LessonPage) -> str:
    person = person_asking(request)
    if CourseCompletion.objects.filter(person=person, course=lesson.course).exists():
        messages.success(request, _("Well done: this course is completed."))
        return lesson.course.url
    following = LessonPage.objects.live().filter(course=lesson.course, path__gt=lesson.path).order_by("path").first()
    return following.url if following else lesson.course.url
