from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Person

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class DeletionRequestQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> DeletionRequestQuerySet:
        """One's own."""
        return self.filter(person=person) if person.is_authenticated else self.none()

    def waiting(self) -> DeletionRequestQuerySet:
        return self.filter(undone_at=None, done_at=None)


class DeletionRequest(models.Model):
    """A person wants to be deleted. Until `due_on` it can be undone; on that day it is done."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="deletion_requests")
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    due_on = models.DateField(pgettext_lazy("deletion", "due on"))
    undone_at = models.DateTimeField(pgettext_lazy("deletion", "undone at"), null=True, blank=True)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)

    objects = DeletionRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("deletion request")
        verbose_name_plural = _("deletion requests")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(undone_at=None, done_at=None), name="privacy_deletion_one_waiting"
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None) | Q(done_at=None), name="privacy_deletion_done_or_undone"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.due_on}"


def new_pseudonym() -> str:
    """Random, derived from nothing: "已注销 7KQ4M2XH"."""
    return "已注销 " + "".join(secrets.choice(LETTERS) for _place in range(8))


class Tombstone(models.Model):
    """Who was deleted. No key to the person's table: after a restore of a backup this row may be all there is."""

    person_key = models.UUIDField(_("person"), primary_key=True)
    pseudonym = models.CharField(_("pseudonym"), max_length=50, unique=True, default=new_pseudonym)
    deleted_at = models.DateTimeField(_("deleted at"), default=timezone.now)

    class Meta:
        ordering = ["deleted_at", "pk"]
        verbose_name = _("tombstone")
        verbose_name_plural = _("tombstones")

    def __str__(self) -> str:
        return self.pseudonym
