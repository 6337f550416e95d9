from __future__ import annotations

import datetime
import json
import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.identity.data_keys import Box, new_data_key
from accounts.models import Person, Union
from rosters.enums import RUNNING, State
from rosters.limits import undo_period

WRITTEN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
SILENT = datetime.timedelta(seconds=90)  # a worker that says nothing for so long is dead


def file_path(roster: RosterImport, _name: str) -> str:
    return f"rosters/{roster.pk}/{uuid.uuid4().hex}"


class RosterImportQuerySet(models.QuerySet["RosterImport"]):
    def visible_to(self, person: Person) -> RosterImportQuerySet:
        """Imports into the unions whose rosters the person keeps."""
        from rosters.rules import rosters_visible_to  # noqa: PLC0415  # rules read these models: a circle otherwise

        return rosters_visible_to(self, person)

    def move(self, pk: uuid.UUID, *before: State, to: State, **values: object) -> bool:
        """The only way from one state to the next: one UPDATE, so that of two at once one is first."""
        return bool(self.filter(pk=pk, state__in=before).update(state=to, **values))

    def claim(self, pk: uuid.UUID, run: uuid.UUID) -> bool:
        """Take the work on one import; False while another worker still shows signs of life."""
        now = timezone.now()
        idle = Q(beat_at=None) | Q(beat_at__lt=now - SILENT)
        return bool(self.filter(idle, pk=pk, state__in=RUNNING).update(run=run, beat_at=now))

    def beat(self, pk: uuid.UUID, run: uuid.UUID, **values: object) -> bool:
        """Still at work, and still the one who is: a worker that slept too long must write nothing more."""
        return bool(self.filter(pk=pk, run=run).update(beat_at=timezone.now(), **values))

    def abandoned(self) -> RosterImportQuerySet:
        return self.filter(state__in=RUNNING, beat_at__lt=timezone.now() - SILENT)


class RosterImport(models.Model):
    """One uploaded list of the members of a union and those below it, on its way into the records."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    union = models.ForeignKey(Union, on_delete=models.PROTECT, related_name="roster_imports", verbose_name=_("union"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.UPLOADED)
    file = models.FileField(_("file"), upload_to=file_path, blank=True, max_length=200)
    file_name = models.CharField(_("name of the file"), max_length=200)
    sha256 = models.CharField(_("checksum"), max_length=64)
    uploaded_at = models.DateTimeField(_("uploaded at"), default=timezone.now)
    uploaded_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("uploaded by")
    )
    columns = models.JSONField(_("columns"), default=dict, blank=True)  # ours → number of the column in the file
    chosen = models.BooleanField(_("columns chosen by hand"), default=False)
    table = models.JSONField(_("table"), default=dict, blank=True)  # sheet, titles, what was found beside the rows
    data_key = models.TextField(_("key of what is sealed"), default=new_data_key, editable=False, blank=True)
    sample = models.TextField(_("first rows, sealed"), blank=True)
    refusal_code = models.CharField(_("reason"), max_length=32, blank=True)
    refusal_facts = models.JSONField(_("facts of the reason"), default=dict, blank=True)
    counts = models.JSONField(_("counts"), default=dict, blank=True)  # by outcome
    row_count = models.PositiveIntegerField(_("rows"), default=0)
    done_count = models.PositiveIntegerField(_("rows done"), default=0)
    ends_absent = models.BooleanField(_("people missing from the file leave"), default=False)
    takes_all = models.BooleanField(_("the file wins over changes by hand"), default=False)
    run = models.UUIDField(null=True, editable=False)
    beat_at = models.DateTimeField(null=True, editable=False)
    applied_at = models.DateTimeField(_("imported at"), null=True, blank=True)
    applied_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("imported by")
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("undone by")
    )
    erased_at = models.DateTimeField(_("file and values erased at"), null=True, blank=True)

    objects = RosterImportQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = _("roster import")
        verbose_name_plural = _("roster imports")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="rosters_import_state"),
            models.CheckConstraint(
                condition=~Q(state__in=[State.APPLIED, State.UNDOING, State.UNDONE]) | Q(applied_at__isnull=False),
                name="rosters_import_applied_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("rosters:roster", args=[self.pk])

    @cached_property
    def _box(self) -> Box:
        return Box(self.data_key)

    def closed(self, values: dict[str, Any]) -> str:
        """What the file says of people, sealed with the key of this import."""
        return self._box.seal(WRITTEN(values)) if values else ""

    def opened(self, text: str) -> dict[str, Any]:
        return json.loads(self._box.unseal(text)) if text else {}

    @property
    def is_running(self) -> bool:
        return self.state in RUNNING

    @property
    def undo_until(self) -> datetime.datetime | None:
        return self.applied_at + undo_period() if self.applied_at else None

    @property
    def can_be_undone(self) -> bool:
        return self.state == State.APPLIED and bool(self.undo_until and timezone.now() < self.undo_until)

    @property
    def percent(self) -> int:
        return min(100, 100 * self.done_count // self.row_count) if self.row_count else 0
