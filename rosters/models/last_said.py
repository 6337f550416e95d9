from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from rosters.models.roster import RosterImport


class LastSaid(models.Model):
    """What the last applied roster said of a person. A value of today that differs from it was changed by hand."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="last_said")
    roster = models.ForeignKey(RosterImport, on_delete=models.SET_NULL, null=True, related_name="+")
    values = models.JSONField(_("values"), default=dict)  # name, phone, union (its key in the database), category

    class Meta:
        verbose_name = _("word of the last roster")
        verbose_name_plural = _("words of the last roster")

    def __str__(self) -> str:
        return f"{self.person_id}"
