"""A kind of record of our own for tests of the inbox: it notes a number per person."""

from __future__ import annotations

import uuid

from django.core.exceptions import ValidationError
from rest_framework import serializers

from records.models import Record
from records.outbox import delivers, enqueue
from records.registry import handles

effects: list[str] = []
delivered: list[dict] = []


class NotePayload(serializers.Serializer):
    number = serializers.IntegerField(min_value=0, max_value=100)


@handles("test.note", payload=NotePayload)
def note(record: Record) -> None:
    if record.payload["number"] == 13:
        raise ValidationError("Thirteen is not a number we take.", code="thirteen")
    enqueue("test.noted", {"record": str(record.pk)})


@delivers("test.noted")
def noted(payload: dict) -> None:
    if payload.get("fail"):
        raise ConnectionError
    delivered.append(payload)


def item(sequence: int, number: int = 1, **fields) -> dict:
    return {
        "id": str(uuid.uuid4()),
        "sequence": sequence,
        "kind": "test.note",
        "object": "test:1",
        "payload": {"number": number},
        **fields,
    }
