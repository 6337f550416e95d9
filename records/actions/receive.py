from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Literal

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import serializers

from accounts.models import Person
from records.models import Record
from records.registry import kinds

Status = Literal["accepted", "duplicate", "conflict", "rejected"]
MOST_AT_ONCE = 500


@dataclass(frozen=True)
class Answer:
    """What became of one record. The phone forgets its copy on `accepted` and `duplicate` only."""

    id: str
    status: Status
    code: str = ""
    reason: str = ""


class Envelope(serializers.Serializer):
    """The outside of every record; what is inside depends on its kind."""

    id = serializers.UUIDField()
    sequence = serializers.IntegerField(min_value=0, max_value=2**53)
    kind = serializers.CharField(max_length=40)
    object = serializers.CharField(max_length=80, required=False, default="", allow_blank=True)
    at = serializers.DateTimeField(required=False, allow_null=True, default=None)
    payload = serializers.JSONField(required=False, default=dict)


def receive(*, person: Person, device: str, items: list, by: Person) -> list[Answer]:
    """Take records in; one answer a record, in the order given. A bad one never blocks the others."""
    if len(items) > MOST_AT_ONCE:
        message = _("Please send at most %(most)d records at once.") % {"most": MOST_AT_ONCE}
        raise ValidationError(message, code="too_many")
    return [_receive_one(person, device, item) for item in items]


def _receive_one(person: Person, device: str, item: object) -> Answer:
    given = str(item.get("id", "")) if isinstance(item, dict) else ""
    try:
        values = _read(item)
        try:
            return _store(person, device, values)
        except IntegrityError:  # the same record, or its first effect, arrived on another connection meanwhile
            return _store(person, device, values)
    except ValidationError as error:
        return Answer(given, "rejected", getattr(error, "code", "") or "invalid", " ".join(error.messages))


def _read(item: object) -> dict:
    envelope = Envelope(data=item)
    if not envelope.is_valid():
        raise ValidationError(_sentence(envelope.errors), code="envelope")
    values = dict(envelope.validated_data)
    if values["kind"] not in kinds:
        raise ValidationError(_("This app version sends a kind of record that is not known here."), code="kind")
    payload = kinds[values["kind"]].payload(data=values["payload"])
    if not payload.is_valid():
        raise ValidationError(_sentence(payload.errors), code="payload")
    body = json.dumps(envelope.data, sort_keys=True, ensure_ascii=False, default=str)
    return {**values, "payload": payload.data, "hash": hashlib.sha256(body.encode()).hexdigest()}


@transaction.atomic
def _store(person: Person, device: str, values: dict) -> Answer:
    if known := _compare(person, device, values):
        return known
    record = Record.objects.create(
        id=values["id"],
        person=person,
        device=device,
        sequence=values["sequence"],
        kind=values["kind"],
        object_key=values["object"],
        phone_at=values["at"],
        payload=values["payload"],
        body_hash=values["hash"],
        received_at=timezone.now(),
    )
    kinds[record.kind].handler(record)
    return Answer(str(record.pk), "accepted")


def _compare(person: Person, device: str, values: dict) -> Answer | None:
    """The answer for a record that is here already, or None when it is new."""
    place = Q(person=person, device=device, sequence=values["sequence"])
    stored = list(Record.objects.filter(Q(pk=values["id"]) | place))  # one look: two could disagree under load
    if not stored:
        return None
    known = next((record for record in stored if record.pk == values["id"]), None)
    if known is None:
        return Answer(str(values["id"]), "conflict", "sequence", _conflict())
    same = known.person_id == person.pk and known.device == device and known.body_hash == values["hash"]
    return Answer(str(known.pk), "duplicate") if same else Answer(str(known.pk), "conflict", "id", _conflict())


def _conflict() -> str:
    return _("Another record was stored under this number. Both are kept; nothing is overwritten.")


def _sentence(errors: object) -> str:
    """Serializer errors as one line: "field: sentence"."""
    if isinstance(errors, dict):
        return " ".join(f"{field}: {_sentence(value)}" for field, value in errors.items())
    return " ".join(str(value) for value in errors) if isinstance(errors, list) else str(errors)
