from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.canonical import FIELDS, canonical, chained
from audit.models.append_only import AppendOnly


class Entry(AppendOnly):
    """Who did what to whose data, when and why: ids and names of fields, never the data themselves.

    `hash` is SHA-256 over the hash of the entry before it in its chain and everything that is written here."""

    chain = models.PositiveSmallIntegerField(_("chain"))
    number = models.PositiveBigIntegerField(_("number in the chain"))
    at = models.DateTimeField(_("at"), db_index=True)
    action = models.CharField(_("action"), max_length=40)  # for example "paper.revealed"
    by = models.UUIDField(pgettext_lazy("audit", "by"), null=True)  # nobody = the installation itself
    subject = models.UUIDField(pgettext_lazy("audit", "about"), null=True)
    subject_kind = models.CharField(_("kind of subject"), max_length=20, default="person")
    facts = models.JSONField(_("facts"), default=dict)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    previous = models.CharField(_("hash before"), max_length=64)
    hash = models.CharField(_("hash"), max_length=64)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="audit_entry_number_once")]
        indexes = [
            models.Index(fields=["subject", "-id"], name="audit_entry_about"),
            models.Index(fields=["by", "-id"], name="audit_entry_by"),
            models.Index(fields=["action", "-id"], name="audit_entry_action"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.chain}/{self.number}"

    def counted_hash(self) -> str:
        """The hash that this row must have, by what stands in it now."""
        return chained(self.previous, canonical({name: getattr(self, name) for name in FIELDS}))
