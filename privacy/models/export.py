from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from privacy.enums import ExportState


def place(export: Export, name: str) -> str:
    """A random name: whoever lists the folder learns nothing."""
    return f"exports/{uuid.uuid4().hex}.zip"


class ExportQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> ExportQuerySet:
        """One's own."""
        return self.filter(person=person) if person.is_authenticated else self.none()

    def over(self) -> ExportQuerySet:
        return self.filter(expires_at__lte=timezone.now())


class Export(models.Model):
    """Everything about a person as a file, made by the worker, there for a short time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="exports")
    state = models.CharField(_("state"), max_length=8, choices=ExportState, default=ExportState.WAITING)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    done_count = models.PositiveSmallIntegerField(_("parts done"), default=0)
    part_count = models.PositiveSmallIntegerField(_("parts"), default=0)
    file = models.FileField(_("file"), upload_to=place, blank=True)
    size = models.PositiveIntegerField(_("size"), default=0)
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    expires_at = models.DateTimeField(_("there until"), null=True, blank=True)
    downloaded_at = models.DateTimeField(_("downloaded at"), null=True, blank=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(state=ExportState.WAITING), name="privacy_export_one_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.pk}"

    @property
    def percent(self) -> int:
        return 100 * self.done_count // max(1, self.part_count)

    @property
    def is_there(self) -> bool:
        return self.state == ExportState.READY and self.expires_at is not None and self.expires_at > timezone.now()
