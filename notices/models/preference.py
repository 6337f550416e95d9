from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Person
from notices.enums import Channel, Choice, Kind


class PreferenceQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> PreferenceQuerySet:
        """One's own."""
        return self.filter(person=person) if person.is_authenticated else self.none()


class Preference(models.Model):
    """What a person chose for a kind and a channel. Without a row the default of `notices.choices` holds."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_preferences", verbose_name=_("person")
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    choice = models.CharField(pgettext_lazy("preference", "choice"), max_length=8, choices=Choice)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    objects = PreferenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("preference")
        verbose_name_plural = _("preferences")
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "channel"], name="notices_preference_once"),
            models.CheckConstraint(condition=~models.Q(channel=Channel.INBOX), name="notices_inbox_is_always_on"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.channel} {self.choice}"
