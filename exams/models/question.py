from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from accounts.authority import unions_where
from accounts.enums import Theme
from accounts.models import Person, Union
from exams.enums import QuestionKind


class UnionOwnedQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> UnionOwnedQuerySet:
        """Keys are in here: only who trains, reviews or administers the owning union or one above it."""
        if person.is_superuser and person.is_active:
            return self
        return self.filter(union__in=unions_where(person, "questions.write"))


class Question(ClusterableModel):
    """One question of a union's bank. An attempt copies it, so a later change never touches a result."""

    union = models.ForeignKey(Union, on_delete=models.PROTECT, related_name="questions", verbose_name=_("union"))
    kind = models.CharField(_("kind"), max_length=16, choices=QuestionKind, default=QuestionKind.SINGLE)
    text = models.TextField(_("question"), max_length=1000)
    explanation = models.TextField(
        _("explanation"), max_length=2000, blank=True, help_text=_("Shown after the exam, never before.")
    )
    theme = models.CharField(_("theme"), max_length=16, choices=Theme)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    objects = UnionOwnedQuerySet.as_manager()
    words_field = "text"

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.text if len(self.text) <= 60 else f"{self.text[:59]}…"


class Choice(models.Model):
    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="choices", verbose_name=_("question"))
    text = models.CharField(_("choice"), max_length=300)
    is_correct = models.BooleanField(_("right answer"), default=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0, editable=False)
    sort_order_field = "position"

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("choice")
        verbose_name_plural = _("choices")

    def __str__(self) -> str:
        return self.text
