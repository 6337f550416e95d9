from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.course import CoursePage
from courses.models.lesson import LessonPage


class LearningDay(models.Model):
    """Verified seconds of a person in a lesson on one local day: what years, months and unions are summed from."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="learning_days")
    lesson = models.ForeignKey(LessonPage, on_delete=models.PROTECT, related_name="learning_days")
    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="learning_days")
    on = models.DateField(_("day"))
    seconds = models.PositiveIntegerField(_("verified seconds"), default=0)

    class Meta:
        verbose_name = _("learning day")
        verbose_name_plural = _("learning days")
        constraints = [models.UniqueConstraint(fields=["person", "lesson", "on"], name="courses_day_once")]
        indexes = [models.Index(fields=["on", "person"], name="courses_day_on")]

    def __str__(self) -> str:
        return f"{self.on} · {self.lesson_id} · {self.seconds} s"
