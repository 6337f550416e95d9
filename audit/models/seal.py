from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from audit.models.append_only import AppendOnly, AppendOnlyQuerySet

if TYPE_CHECKING:
    import datetime


class SealQuerySet(AppendOnlyQuerySet):
    def bases(self) -> dict[int, Seal]:
        """Chain → its newest seal: the chain begins behind it."""
        return {seal.chain: seal for seal in cast("models.QuerySet[Seal]", self.order_by("chain", "number"))}


class Seal(AppendOnly):
    """Up to `number` a chain's entries were kept to their last day, verified and deleted; `hash` is the last one's.

    The signature says that the platform did it: a beginning that is missing without one was cut off by somebody."""

    chain = models.PositiveSmallIntegerField(_("chain"))
    number = models.PositiveBigIntegerField(_("number of the last entry"))
    hash = models.CharField(_("hash of the last entry"), max_length=64)
    before = models.DateTimeField(_("all entries are older than"))
    root = models.CharField(_("root that named the entry"), max_length=10)  # the day of its file
    made_at = models.DateTimeField(_("sealed at"), default=timezone.now)
    signature = models.CharField(_("signature"), max_length=128)

    objects = SealQuerySet.as_manager()

    class Meta:
        ordering = ["chain", "number"]
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="audit_seal_once")]

    def __str__(self) -> str:
        return f"{self.chain}: {self.number}"

    def signed_text(self) -> bytes:
        """What the signature is over, the same out of every database."""
        said = [self.chain, self.number, self.hash, _utc(self.before), self.root, _utc(self.made_at)]
        return json.dumps(said, separators=(",", ":")).encode()


def _utc(moment: datetime.datetime) -> str:
    return moment.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds")
