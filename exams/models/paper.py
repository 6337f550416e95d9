from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Page, PreviewableMixin

from accounts.models import Union
from exams.models.question import Question, UnionOwnedQuerySet


class Paper(PreviewableMixin, ClusterableModel):
    """Questions in an order, with the rules of sitting it."""

    title = models.CharField(_("title"), max_length=120)
    union = models.ForeignKey(Union, on_delete=models.PROTECT, related_name="papers", verbose_name=_("union"))
    questions = models.ManyToManyField(
        Question, through="PaperQuestion", related_name="papers", verbose_name=_("questions")
    )
    pass_percent = models.PositiveSmallIntegerField(
        _("pass mark"),
        default=60,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Out of 100."),
    )
    minutes = models.PositiveSmallIntegerField(
        pgettext_lazy("paper", "minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: no time limit."),
    )
    attempts_allowed = models.PositiveSmallIntegerField(
        _("attempts allowed"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: as often as one likes."),
    )
    shuffle = models.BooleanField(_("shuffle questions and choices"), default=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    objects = UnionOwnedQuerySet.as_manager()
    words_field = "title"

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        constraints = [
            models.CheckConstraint(condition=Q(pass_percent__gte=1, pass_percent__lte=100), name="exams_paper_pass"),
            models.CheckConstraint(condition=Q(minutes=None) | Q(minutes__gte=1), name="exams_paper_minutes"),
            models.CheckConstraint(
                condition=Q(attempts_allowed=None) | Q(attempts_allowed__gte=1), name="exams_paper_attempts"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_preview_template(self, request, mode_name: str) -> str:
        return "exams/preview.html"

    def get_preview_context(self, request, mode_name: str) -> dict:
        from exams.presentation import preview_screens  # noqa: PLC0415  # what shows models stands above them

        return {"paper": self, "screens": preview_screens(self)}


class PaperQuestion(models.Model):
    """A question's place on a paper, and the page to look at again by who gets it wrong."""

    paper = ParentalKey(Paper, on_delete=models.CASCADE, related_name="places", verbose_name=_("paper"))
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="places", verbose_name=_("question"))
    page = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("lesson to relearn")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0, editable=False)
    sort_order_field = "position"

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("question of the paper")
        verbose_name_plural = _("questions of the paper")
        constraints = [models.UniqueConstraint(fields=["paper", "question"], name="exams_paperquestion_once")]

    def __str__(self) -> str:
        return f"{self.paper_id} · {self.question_id}"
