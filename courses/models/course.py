from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageManager, PageQuerySet

from accounts.asking import person_asking
from accounts.enums import Theme
from accounts.models import Person, Union
from accounts.rules import unions_over
from courses.addresses import Addressed
from courses.forms import CourseForm
from courses.panels import course_panels
from courses.previews import PhonePreview
from exams.models import Paper
from sections.models import Reviewed


class CourseQuerySet(PageQuerySet):
    def visible_to(self, person: Person) -> CourseQuerySet:
        """Published courses; those for their own union only for its members and of the unions below."""
        if not person.is_authenticated:
            return self.none()
        return self.live().filter(Q(for_union_only=False) | Q(union__in=unions_over(person)))


class CoursePage(Addressed, PhonePreview, Reviewed, Page):
    """A course: lessons in the order of the tree, perhaps an exam at the end."""

    theme = models.CharField(_("theme"), max_length=16, choices=Theme)
    summary = models.CharField(
        _("summary"),
        max_length=120,
        help_text=_("One or two sentences for the course page. Say what one can do after it."),
    )
    why = models.TextField(_("why learn this"), blank=True, validators=[MaxLengthValidator(400)])
    audience = models.CharField(
        _("for whom"),
        max_length=60,
        blank=True,
        help_text=_("For example: loader and crusher operators. Shown on the card."),
    )
    seconds_planned = models.PositiveIntegerField(_("planned length in seconds"), null=True, blank=True)
    motif = models.CharField(
        _("cover drawing"), max_length=24, blank=True, help_text=_("Used when the course has no picture.")
    )
    picture = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("Only a picture you may use: your own, or with a licence."),
    )
    is_statutory = models.BooleanField(
        _("statutory safety training"),
        default=False,
        help_text=_("No fast-forward on first watching; only time seen live by the server counts."),
    )
    for_union_only = models.BooleanField(
        _("only for our own members"),
        default=False,
        help_text=_("Members of this union and of the unions below it see the course, nobody else."),
    )
    valid_months = models.PositiveSmallIntegerField(
        _("valid for months"),
        null=True,
        blank=True,
        help_text=_("After that it has to be learnt again. Empty: for good."),
    )
    review_on = models.DateField(
        _("check the content again on"), null=True, blank=True, help_text=_("Laws and standards change.")
    )
    exam = models.ForeignKey(
        Paper,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("final exam"),
        help_text=_("Opens when all lessons are done."),
    )
    union = models.ForeignKey(Union, on_delete=models.PROTECT, related_name="courses", editable=False)  # of its section

    objects = PageManager.from_queryset(CourseQuerySet)()
    base_form_class = CourseForm
    content_panels = course_panels
    parent_page_types = ["courses.CourseSectionPage"]
    subpage_types = ["courses.LessonPage"]
    template: ClassVar[str] = "courses/course.html"

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict[str, Any]:
        """Of the editor's preview; workers come by `courses.views.page`."""
        from courses.drafts import course_draft  # noqa: PLC0415  # it reads these models: a circle otherwise

        return {**super().get_context(request, *args, **kwargs), **course_draft(self, person_asking(request))}

    def full_clean(self, *args, **kwargs) -> None:
        self._take_union()
        super().full_clean(*args, **kwargs)

    def save(self, *args, **kwargs) -> None:
        self._take_union()
        super().save(*args, **kwargs)

    def _take_union(self) -> None:
        """The union is the section's; an old revision may still name another."""
        if self.path and (section := self.get_parent()):
            self.union_id = section.specific.union_id

    @property
    def content_version(self) -> int:
        """Number of the published revision, 0 for one made without revisions."""
        return self.live_revision_id or 0

    @property
    def key(self) -> str:
        return f"course:{self.pk}"
