"""Closed lists of what people get told and how."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a notice is about: the filters of the inbox and the lines of the settings."""

    LEARNING = "learning", _("Courses and dates")
    CERTIFICATE = "certificate", _("Certificates")
    MONEY = "money", _("Money and applications")
    UNION = "union", _("Union matters")
    WORK = "work", _("My duties here")
    ACCOUNT = "account", _("Account safety")

    @property
    def icon(self) -> str:
        icons = {"learning": "course", "certificate": "medal", "money": "coin", "union": "org", "work": "pen"}
        return icons.get(self.value, "shield")


class Channel(models.TextChoices):
    INBOX = "inbox", _("In Gongxue")
    SMS = "sms", _("Text message")
    EMAIL = "email", _("E-mail")


class Choice(models.TextChoices):
    """How soon a person wants to hear of a kind by a channel."""

    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Once a day, together")
    WEEKLY = "weekly", _("Once a week, together")
    OFF = "off", _("Not at all")


class CampaignState(models.TextChoices):
    COMING = "coming", _("Not begun yet")
    RUNNING = "running", _("Being delivered")
    DONE = "done", _("Delivered")
    RECALLED = "recalled", _("Taken back")


class Urgency(models.TextChoices):
    URGENT = "urgent", _("Rings at night too")
    SOON = "soon", _("Rings in the daytime")
    CAN_WAIT = "can_wait", _("Can wait for the digest")


class State(models.TextChoices):
    WAITING = "waiting", _("Waiting for its time")
    HANDED = "handed", _("On its way")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    DROPPED = "dropped", _("Not needed any more")
