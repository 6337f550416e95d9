from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from courses.models.course import CoursePage


class EnrolmentQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> EnrolmentQuerySet:
        """One's own."""
        return self.filter(person=person) if person.is_authenticated else self.none()


class Enrolment(models.Model):
    """A person takes a course: by own choice, or because the union assigned it."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="enrolments", verbose_name=_("person")
    )
    course = models.ForeignKey(
        CoursePage, on_delete=models.PROTECT, related_name="enrolments", verbose_name=_("course")
    )
    is_assigned = models.BooleanField(_("assigned"), default=False)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    enrolled_at = models.DateTimeField(_("enrolled at"), default=timezone.now)
    touched_at = models.DateTimeField(_("last learnt at"), default=timezone.now)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = [models.UniqueConstraint(fields=["person", "course"], name="courses_enrolment_once")]
        indexes = [models.Index(fields=["person", "-touched_at"], name="courses_enrolment_recent")]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.course_id}"
