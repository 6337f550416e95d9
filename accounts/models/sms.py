from __future__ import annotations

import datetime
import re
import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.enums import SmsState
from accounts.names import mask_phone, show_phone
from accounts.sms.base import Receipt, Text

if TYPE_CHECKING:
    from accounts.models.person import Person

CODE = re.compile(r"\d{6}")
ONE_PART, PART_OF_MANY = 70, 67  # characters of a Chinese text message


class SmsMessageQuerySet(models.QuerySet["SmsMessage"]):
    def visible_to(self, person: Person) -> SmsMessageQuerySet:
        """Messages to the people whom the person administers or audits; all of them for the installation's owner."""
        from accounts.administering import messages_visible_to  # noqa: PLC0415  # it reads these models: a circle otherwise

        return messages_visible_to(self, person)

    def claim(self, pk: int, now: datetime.datetime) -> SmsMessage | None:
        """Take one waiting, still valid message out of the queue before it leaves; None when nothing is to be sent."""
        valid = Q(expires_at=None) | Q(expires_at__gt=now)
        waiting = self.filter(valid, pk=pk, state=SmsState.WAITING)
        return self.get(pk=pk) if waiting.update(state=SmsState.SENDING, claimed_at=now) else None

    def settle(self, pk: int, state: SmsState, **fields: object) -> bool:
        """What became of a message that was being handed over; False when a receipt was faster."""
        return bool(self.filter(pk=pk, state=SmsState.SENDING).update(state=state, **fields))

    def lost(self, before: datetime.datetime) -> SmsMessageQuerySet:
        """Claimed by a process that died: nobody knows whether the gateway got them."""
        return self.filter(state=SmsState.SENDING, claimed_at__lt=before)

    def receive(self, receipt: Receipt) -> bool:
        """Keep the first receipt of a message; a second one, a replay and one for nobody change nothing."""
        ids = Q(provider_id=receipt.provider_id) & ~Q(provider_id="") if receipt.provider_id else Q(pk=None)
        if _is_uuid(receipt.key):
            ids |= Q(key=receipt.key)
        under_way = (SmsState.SENDING, SmsState.HANDED, SmsState.UNKNOWN)
        state = SmsState.DELIVERED if receipt.is_delivered else SmsState.FAILED
        found = self.filter(ids, phone=receipt.phone, state__in=under_way, receipt_at=None)
        return bool(found.update(state=state, receipt_at=timezone.now(), reason=receipt.reason[:60]))


class SmsMessage(models.Model):
    """A text for one phone, written in the transaction that wants it sent; the outbox sends it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    phone = models.CharField(_("phone number"), max_length=16, db_index=True)
    text = models.TextField(_("text"))
    template = models.CharField(max_length=40, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    expires_at = models.DateTimeField(_("of no use after"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=SmsState, default=SmsState.WAITING)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    provider_id = models.CharField(max_length=64, blank=True, db_index=True)
    receipt_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("the gateway's word"), max_length=60, blank=True)

    objects = SmsMessageQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("text message")
        verbose_name_plural = _("text messages")

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def shown_phone(self) -> str:
        return show_phone(self.phone)

    @property
    def masked_phone(self) -> str:
        return mask_phone(self.phone)

    @property
    def text_without_code(self) -> str:
        return CODE.sub("••••••", self.text)

    @property
    def is_too_late(self) -> bool:
        return self.state == SmsState.WAITING and self.expires_at is not None and self.expires_at <= timezone.now()

    @property
    def state_text(self) -> str | Promise:
        return _("Not sent: it came too late") if self.is_too_late else SmsState(self.state).label

    @property
    def state_mark(self) -> str:
        return "bad" if self.is_too_late else SmsState(self.state).mark

    @property
    def parts(self) -> int:
        """How many messages the carrier counts."""
        return 1 if len(self.text) <= ONE_PART else -(-len(self.text) // PART_OF_MANY)

    def as_text(self) -> Text:
        return Text(str(self.key), self.phone, self.text, self.template, self.facts)


def _is_uuid(key: str) -> bool:
    try:
        return str(uuid.UUID(key)) == key
    except ValueError:
        return False
