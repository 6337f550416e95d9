from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    LECTURE = "lecture", _("Lecture")
    CONTEST = "contest", _("Contest")
    READING = "reading", _("Reading campaign")
    VOLUNTEER = "volunteer", _("Volunteering")


class GoalKind(models.TextChoices):
    HOURS = "hours", _("Learning hours of a worker in a year")
    LEARNERS = "learners", _("Share of members who learn, in percent")
