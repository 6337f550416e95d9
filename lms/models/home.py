from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from courses.models import CoursePage
from lms.blocks import NoticeBlock


class HomePage(Page):
    """The first page of the site. What editors decide stands here; what is personal is put together for each visit."""

    welcome = models.CharField(
        _("welcome"), max_length=60, blank=True, help_text=_("The first sentence that a visitor reads.")
    )
    about = models.TextField(
        pgettext_lazy("home page", "about"), max_length=400, blank=True, help_text=_("For visitors: what this is.")
    )
    notices = StreamField([("notice", NoticeBlock())], verbose_name=_("notices"), blank=True)

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["courses.CourseIndexPage", "bookroom.BookIndexPage", "lms.NewsIndexPage"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("welcome"),
        FieldPanel("about"),
        FieldPanel("notices"),
        InlinePanel("featured", heading=_("Featured courses"), label=_("course"), max_num=6),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        from lms.views.home import show_home  # noqa: PLC0415  # the view reads this model: a circle otherwise

        return show_home(request, self)

    @property
    def current_notices(self) -> list[dict[str, Any]]:
        today = timezone.localdate()
        values = [block.value for block in self.notices]
        return [notice for notice in values if not notice["until_on"] or notice["until_on"] >= today]


class FeaturedCourse(Orderable):
    """A course that the editors put forward."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="featured")
    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="+", verbose_name=_("course"))

    panels = [FieldPanel("course")]

    class Meta(Orderable.Meta):
        verbose_name = _("featured course")
        verbose_name_plural = _("featured courses")
        constraints = [models.UniqueConstraint(fields=["page", "course"], name="lms_featured_once")]

    def __str__(self) -> str:
        return f"{self.page_id} · {self.course_id}"
