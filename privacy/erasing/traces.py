"""What names a person outside her own rows: messages on their way, sign-ins under way, lines of the CMS's history."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.models import ModelLogEntry

from accounts.models import Person, Session
from records.models import OutboxMessage


def erase_traces(person: Person, pseudonym: str) -> None:
    _outbox(person)
    _sessions(person)
    lines = ModelLogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Person), object_id=person.pk)
    lines.update(label=pseudonym, data={})


def _outbox(person: Person) -> None:
    """Messages that wait and name her are taken back; delivered ones lose what they said."""
    keys = [str(person.pk), person.pk.hex, *filter(None, [person.phone, digits(person.phone), person.email])]
    messages = OutboxMessage.objects.annotate(text=Cast("payload", TextField()))
    _naming(messages.filter(done_at=None), keys).delete()
    _naming(messages.exclude(done_at=None), [*keys, person.name]).update(payload={}, key="")


def _naming(messages: QuerySet, values: list[str]) -> QuerySet:
    """JSON may spell a character as an escape."""
    where = Q(pk__in=[])
    for value in values:
        where |= Q(key__contains=value) | Q(text__contains=value) | Q(text__contains=json.dumps(value)[1:-1])
    return OutboxMessage.objects.filter(pk__in=list(messages.filter(where).values_list("pk", flat=True)))


def _sessions(person: Person) -> None:
    """Sign-ins that were begun with her number and never finished belong to nobody yet."""
    phone = digits(person.phone)
    for session in Session.objects.filter(person=None).iterator():
        values = list(strings(session.get_decoded()))
        if str(person.pk) in values or (phone and any(digits(value).endswith(phone) for value in values)):
            session.delete()


def digits(text: str | None) -> str:
    return re.sub(r"\D", "", text or "").removeprefix("86")


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str):
        yield value
