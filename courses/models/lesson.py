from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager, PageQuerySet

from accounts.asking import person_asking
from accounts.models import Person
from courses.addresses import Addressed
from courses.body import LessonBody, PaperRef, Video, documents_of, papers_of, videos_of
from courses.forms import LessonForm
from courses.models.course import CoursePage
from courses.previews import PhonePreview
from sections.models import Reviewed


class LessonQuerySet(PageQuerySet):
    def visible_to(self, person: Person) -> LessonQuerySet:
        """Published lessons of courses that the person sees."""
        return self.live().filter(course__in=CoursePage.objects.visible_to(person))


class LessonPage(Addressed, PhonePreview, Reviewed, Page):
    """One sitting of a course: what a worker reads and watches without a break."""

    body = LessonBody(_("content"), blank=True)
    seconds = models.PositiveIntegerField(
        _("length in seconds"),
        default=600,
        validators=[MinValueValidator(10)],
    )
    course = models.ForeignKey(CoursePage, on_delete=models.RESTRICT, related_name="lessons", editable=False)  # parent

    objects = PageManager.from_queryset(LessonQuerySet)()
    base_form_class = LessonForm
    content_panels = [*Page.content_panels, FieldPanel("seconds"), FieldPanel("body")]
    parent_page_types = ["courses.CoursePage"]
    subpage_types: ClassVar[list[str]] = []
    template: ClassVar[str] = "courses/lesson.html"

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict[str, Any]:
        """Of the editor's preview; workers come by `courses.views.page`."""
        from courses.drafts import lesson_draft  # noqa: PLC0415  # it reads these models: a circle otherwise

        return {**super().get_context(request, *args, **kwargs), **lesson_draft(self, person_asking(request))}

    def full_clean(self, *args, **kwargs) -> None:
        self._take_course()
        super().full_clean(*args, **kwargs)

    def save(self, *args, **kwargs) -> None:
        self._take_course()
        super().save(*args, **kwargs)

    def _take_course(self) -> None:
        """The course is the parent; an old revision may still name another."""
        if self.path and (parent := self.get_parent()):
            self.course_id = parent.pk

    @property
    def key(self) -> str:
        """What records, spans and attempts call this lesson."""
        return f"lesson:{self.pk}"

    @property
    def content_version(self) -> int:
        return self.live_revision_id or 0

    @property
    def videos(self) -> list[Video]:
        return videos_of(self.body)

    @property
    def papers(self) -> list[PaperRef]:
        return papers_of(self.body)

    @property
    def documents(self) -> set[int]:
        return documents_of(self.body)
