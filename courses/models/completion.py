from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.enums import Theme
from accounts.models import Person, Union
from courses.models.course import CoursePage


class CourseCompletionQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> CourseCompletionQuerySet:
        """One's own."""
        return self.filter(person=person) if person.is_authenticated else self.none()


class CourseCompletion(models.Model):
    """A course was completed, once. What counted at that moment is copied: later edits change nothing."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="completions")
    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="completions")
    completed_at = models.DateTimeField(_("completed at"))
    title = models.CharField(_("title"), max_length=255)
    theme = models.CharField(_("theme"), max_length=16, choices=Theme)
    issuer = models.ForeignKey(Union, on_delete=models.PROTECT, related_name="+", verbose_name=_("issued by"))
    seconds = models.PositiveIntegerField(_("counted seconds"))
    verified_seconds = models.PositiveIntegerField(_("verified seconds"))
    score = models.PositiveSmallIntegerField(_("score"), null=True, blank=True)
    content_version = models.PositiveIntegerField(_("content version"))
    lessons = models.JSONField(_("lessons"), default=list)  # [{"id", "title", "seconds", "version"}, …]
    rule = models.ForeignKey("courses.CourseRule", on_delete=models.PROTECT, related_name="+", verbose_name=_("rule"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    objects = CourseCompletionQuerySet.as_manager()

    class Meta:
        verbose_name = _("course completion")
        verbose_name_plural = _("course completions")
        constraints = [models.UniqueConstraint(fields=["person", "course"], name="courses_completion_once")]
        indexes = [models.Index(fields=["completed_at"], name="courses_completion_at")]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.course_id}"
