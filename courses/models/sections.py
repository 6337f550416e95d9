from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from accounts.matrix import only_role
from sections.models import SectionPage


class CourseIndexPage(Page):
    """Root of all courses in the page tree; its address is the catalogue's."""

    max_count = 1
    subpage_types = ["courses.CourseSectionPage"]

    class Meta:
        verbose_name = _("courses")
        verbose_name_plural = _("courses")

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return redirect("courses:catalogue")


class CourseSectionPage(SectionPage):
    """A union's courses, its trainers and its approval."""

    editor_role = only_role("courses.write")
    parent_page_types = ["courses.CourseIndexPage", "courses.CourseSectionPage"]
    subpage_types = ["courses.CoursePage", "courses.CourseSectionPage"]

    class Meta:
        verbose_name = _("course section")
        verbose_name_plural = _("course sections")

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return redirect("courses:catalogue")
