from django.db import models
from django.utils.translation import gettext_lazy as _


class Motif(models.TextChoices):
    """Subjects that a cover can be drawn with when a course has no picture."""

    HELMET = "helmet", _("Safety helmet")
    FURNACE = "furnace", _("Furnace and dust")
    EXTINGUISHER = "extinguisher", _("Fire extinguisher")
    AID = "aid", _("First aid")
    HEART = "heart", _("Heart")
    MOON = "moon", _("Night")
    LOADER = "loader", _("Wheel loader")
    WRENCH = "wrench", _("Wrench")
    LAMP = "lamp", _("Lamp")
    STEPS = "steps", _("Steps")
    PHONE = "phone", _("Mobile phone")
    CITY = "city", _("City")
    TALKS = "talks", _("Talks")
    SCALES = "scales", _("Scales")
    CONTRACT = "contract", _("Contract")
    MIC = "mic", _("Microphone")
    CUP = "cup", _("Trophy")
    HANDS = "hands", _("Hands")


class Counts(models.TextChoices):
    """What a completed course counts as learning time."""

    VERIFIED = "verified", _("time the server saw, at most the planned time")
    PLANNED = "planned", _("the planned time")
