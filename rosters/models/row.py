from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import Person, Union
from rosters.enums import Outcome
from rosters.models.roster import RosterImport


class RosterRow(models.Model):
    """One line of the file, or a member whom the file does not name. What it says of a person is kept sealed."""

    roster = models.ForeignKey(RosterImport, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField(_("row in the file"), null=True)  # None: not in the file
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    union = models.ForeignKey(Union, on_delete=models.SET_NULL, null=True, related_name="+")
    errors = models.JSONField(_("errors"), default=dict)  # column → [code, facts]
    notes = models.JSONField(_("notes"), default=dict)  # column → [code, facts]
    sealed = models.TextField(_("values, sealed"), blank=True)  # raw, clean, changes
    has_kept = models.BooleanField(_("holds back a change made by hand"), default=False)
    is_taken = models.BooleanField(_("the file wins here"), default=False)
    effects = models.TextField(_("what importing did, sealed"), blank=True)
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("row of a roster")
        verbose_name_plural = _("rows of a roster")
        constraints = [models.UniqueConstraint(fields=["roster", "position"], name="rosters_row_position_once")]
        indexes = [models.Index(fields=["roster", "outcome", "id"], name="rosters_row_outcome")]

    def __str__(self) -> str:
        return f"{self.roster_id} {self.position}"

    @cached_property
    def values(self) -> dict[str, Any]:
        """`raw` cells as they stood in the file, `clean` values, `changes` as column → [old, new, kept]."""
        return self.roster.opened(self.sealed)

    @cached_property
    def done(self) -> dict[str, Any]:
        """What applying this row did, for the way back."""
        return self.roster.opened(self.effects)
