"""Kinds of learning records that belong to lessons; the inbox calls these in the record's transaction."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from rest_framework import serializers

from courses.actions import beat_lesson, learn_offline, open_lesson, say_done, watch_video
from courses.models import LessonPage, LessonProgress
from records.models import Record
from records.registry import handles


class NothingMore(serializers.Serializer):
    """The record itself says it all."""


class WatchedPayload(serializers.Serializer):
    block = serializers.CharField(max_length=64)
    intervals = serializers.ListField(
        child=serializers.ListField(child=serializers.FloatField(min_value=0), min_length=2, max_length=2),
        min_length=1,
        max_length=200,
    )
    speed = serializers.FloatField(min_value=0.1, max_value=16, default=1.0)


class OfflinePayload(serializers.Serializer):
    """Claimed time; the intervals are kept as evidence for the check that may confirm it."""

    seconds = serializers.IntegerField(min_value=1, max_value=24 * 3600)
    watched = serializers.JSONField(required=False, default=dict)


@handles("lesson.opened", payload=NothingMore)
def opened(record: Record) -> None:
    open_lesson(person=record.person, lesson=_lesson(record), by=record.person, at=record.received_at)


@handles("lesson.beat", payload=NothingMore)
def beaten(record: Record) -> None:
    beat_lesson(
        person=record.person,
        lesson=_lesson(record),
        device=record.device,
        by=record.person,
        at=record.received_at,
    )


@handles("lesson.watched", payload=WatchedPayload)
def watched(record: Record) -> None:
    watch_video(person=record.person, lesson=_lesson(record), by=record.person, at=record.received_at, **record.payload)


@handles("lesson.done", payload=NothingMore)
def done(record: Record) -> None:
    say_done(person=record.person, lesson=_lesson(record), by=record.person, at=record.received_at)


@handles("lesson.offline", payload=OfflinePayload)
def learnt_offline(record: Record) -> None:
    learn_offline(
        person=record.person,
        lesson=_lesson(record),
        seconds=record.payload["seconds"],
        by=record.person,
        at=record.received_at,
    )


def _lesson(record: Record) -> LessonPage:
    """A lesson that is open to the person, or that she began before it was closed: what she did then still counts."""
    prefix, _colon, number = record.object_key.partition(":")
    if prefix == "lesson" and number.isdigit():
        lesson = LessonPage.objects.filter(pk=int(number)).select_related("course").first()
        if lesson and _is_open(record, lesson):
            return lesson
    raise ValidationError(_("This lesson does not exist or is not open to you."), code="lesson")


def _is_open(record: Record, lesson: LessonPage) -> bool:
    began = LessonProgress.objects.filter(person=record.person, lesson=lesson).exists()
    return began or LessonPage.objects.visible_to(record.person).filter(pk=lesson.pk).exists()
