"""Closed lists of the exam room."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class QuestionKind(models.TextChoices):
    SINGLE = "single", _("Single choice")
    MULTIPLE = "multiple", _("Multiple choice")
    TRUEFALSE = "truefalse", _("True or false")


class AttemptState(models.TextChoices):
    OPEN = "open", pgettext_lazy("attempt", "Open")
    CLOSED = "closed", pgettext_lazy("attempt", "Closed")
