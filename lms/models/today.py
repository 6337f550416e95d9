from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from exams.models import Question


class DailyQuestion(models.Model):
    """The question that the editors chose for a day."""

    asked_on = models.DateField(_("day"), default=timezone.localdate)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+", verbose_name=_("question"))

    class Meta:
        ordering = ["-asked_on", "pk"]
        verbose_name = _("today's question")
        verbose_name_plural = _("today's questions")
        constraints = [models.UniqueConstraint(fields=["asked_on", "question"], name="lms_dailyquestion_once")]

    def __str__(self) -> str:
        return f"{self.asked_on} · {self.question_id}"

    def clean(self) -> None:
        if self.question_id and self.question.papers.exists():
            message = _("This question stands in a paper: shown here, its answer would be known before the exam.")
            raise ValidationError({"question": ValidationError(message, code="in_paper")})


class DailyAnswerQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> DailyAnswerQuerySet:
        """One's own."""
        return self.filter(person=person) if person.is_authenticated else self.none()


class DailyAnswer(models.Model):
    """What a person answered to the question of the day: once a day, never changed."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="daily_answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+", verbose_name=_("question"))
    asked_on = models.DateField(_("day"))
    choices = models.JSONField(_("choices"), default=list)  # keys of the chosen choices
    is_correct = models.BooleanField(_("right"))
    days = models.PositiveIntegerField(_("days in a row"), default=1)
    answered_at = models.DateTimeField(_("answered at"), default=timezone.now)

    objects = DailyAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_on", "-pk"]
        verbose_name = _("answer of the day")
        verbose_name_plural = _("answers of the day")
        constraints = [models.UniqueConstraint(fields=["person", "asked_on"], name="lms_dailyanswer_once_a_day")]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.asked_on}"
