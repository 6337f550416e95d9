"""Course and lesson pages by their address in the tree, without walking the tree segment by segment."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from accounts.asking import person_asking
from accounts.models import Person
from courses.lesson_screen import lesson_screen
from courses.models import CoursePage, CourseSectionPage, LessonPage
from courses.screens import course_of, course_screen


@login_required
@require_GET
def page(request: HttpRequest, path: str) -> HttpResponse:
    """The course at the address, or the lesson whose course is one segment above."""
    person, path = person_asking(request), path.strip("/")
    course = _course(person, path)
    if course is None:
        get_object_or_404(CourseSectionPage.objects.live(), url_path__endswith=f"/courses/{path}/")
        return redirect("courses:catalogue")
    if course.url_path.endswith(f"/courses/{path}/"):
        return render(request, "courses/course.html", course_screen(course, person))
    lessons = LessonPage.objects.live().filter(course_id=course.pk)
    lesson = get_object_or_404(lessons, slug=path.rpartition("/")[2])
    return render(request, "courses/lesson.html", lesson_screen(lesson, course, person))


def _course(person: Person, path: str) -> CoursePage | None:
    above, _slash, last = path.rpartition("/")
    here = Q(slug=last, url_path__endswith=f"/courses/{path}/")
    parent = Q(slug=above.rpartition("/")[2], url_path__endswith=f"/courses/{above}/") if above else Q(pk__in=[])
    return course_of(CoursePage.objects.visible_to(person).filter(here | parent), person)
