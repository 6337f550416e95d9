from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.enums import Theme
from accounts.models import Person
from audit.models.append_only import AppendOnly, AppendOnlyQuerySet
from credits.enums import EARNED, TAKEN_BACK, EntryKind, Unit
from credits.models.account import Account
from credits.models.rule import CreditRule


class PostingQuerySet(AppendOnlyQuerySet):
    def visible_to(self, person: Person) -> PostingQuerySet:
        return self.filter(person=person) if person.is_authenticated else self.none()


class Posting(AppendOnly):
    """One entry of the ledger: why, by which rule version, when. Its legs sum to nought in each unit.

    `credits` (hundredths) and `seconds` repeat what reached the person's own account, for lists and sums."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="postings", verbose_name=_("person")
    )
    kind = models.CharField(_("kind"), max_length=16, choices=EntryKind, default=EntryKind.EARN)
    source = models.CharField(_("source"), max_length=80)  # for example "course:17"
    event = models.CharField(pgettext_lazy("rule", "event"), max_length=40)
    rule = models.ForeignKey(CreditRule, on_delete=models.PROTECT, related_name="postings", verbose_name=_("rule"))
    title = models.CharField(_("title"), max_length=200, blank=True)
    theme = models.CharField(_("theme"), max_length=16, choices=Theme, blank=True)
    facts = models.JSONField(pgettext_lazy("posting", "facts"), default=dict)
    credits = models.BigIntegerField(_("credits, in hundredths"))
    seconds = models.BigIntegerField(_("seconds"))
    happened_at = models.DateTimeField(_("happened at"))
    posted_at = models.DateTimeField(_("posted at"))
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("posted by"),
    )
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by", verbose_name=_("reverses")
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_at", "-posted_at", "-pk"]
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        constraints = [
            models.UniqueConstraint(fields=["person", "source", "rule", "kind"], name="credits_posting_once_per_rule"),
            models.UniqueConstraint(
                fields=["person", "source", "event"],
                condition=Q(kind__in=EARNED),
                name="credits_posting_once_per_event",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=EARNED, reverses=None)
                | (Q(kind__in=TAKEN_BACK, reverses__isnull=False) & ~Q(reason="")),
                name="credits_posting_reversal_has_reason",
            ),
        ]
        indexes = [models.Index(fields=["person", "happened_at"], name="credits_posting_of")]

    def __str__(self) -> str:
        return f"{self.kind} {self.source}"


class Leg(AppendOnly):
    """One account's share of a posting."""

    posting = models.ForeignKey(Posting, on_delete=models.PROTECT, related_name="legs", verbose_name=_("posting"))
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="legs", verbose_name=_("account"))
    unit = models.CharField(_("unit"), max_length=8, choices=Unit)
    amount = models.BigIntegerField(_("amount"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("leg")
        verbose_name_plural = _("legs")
        constraints = [models.CheckConstraint(condition=~Q(amount=0), name="credits_leg_not_nought")]
        indexes = [models.Index(fields=["account", "unit"], name="credits_leg_of")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.amount} {self.unit}"
