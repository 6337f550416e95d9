"""Answers that phones gave offline, one record each; the inbox calls these in the record's transaction."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from rest_framework import serializers

from exams.actions import receive_answer, receive_finish
from exams.models import Attempt
from records.models import Record
from records.registry import handles


class AnsweredPayload(serializers.Serializer):
    attempt = serializers.UUIDField()
    number = serializers.IntegerField(min_value=1, max_value=1000)
    choices = serializers.ListField(child=serializers.RegexField(r"^[A-Z]$"), max_length=26)


class FinishedPayload(serializers.Serializer):
    attempt = serializers.UUIDField()


@handles("exam.answered", payload=AnsweredPayload)
def answered(record: Record) -> None:
    receive_answer(
        attempt=_attempt(record),
        number=record.payload["number"],
        choices=record.payload["choices"],
        by=record.person,
        device=record.device,
        sequence=record.sequence,
    )


@handles("exam.finished", payload=FinishedPayload)
def finished(record: Record) -> None:
    receive_finish(attempt=_attempt(record), by=record.person, device=record.device, sequence=record.sequence)


def _attempt(record: Record) -> Attempt:
    attempt = Attempt.objects.visible_to(record.person).filter(pk=record.payload["attempt"]).first()
    if attempt is None:
        raise ValidationError(_("There is no such attempt."), code="attempt")
    return attempt
