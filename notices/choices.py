"""What people chose, and what holds until they do."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from accounts.models.person import PersonQuerySet
from notices.enums import Channel, Choice, Kind
from notices.models import Preference

# A text message costs the union money and rings in a pocket: by itself it comes only for what has a date or a price.
DEFAULTS: dict[tuple[str, str], Choice] = {
    (Kind.LEARNING, Channel.SMS): Choice.DAILY,
    (Kind.MONEY, Channel.SMS): Choice.AT_ONCE,
    (Kind.ACCOUNT, Channel.SMS): Choice.AT_ONCE,
    (Kind.ACCOUNT, Channel.EMAIL): Choice.AT_ONCE,
    (Kind.MONEY, Channel.EMAIL): Choice.AT_ONCE,
    (Kind.WORK, Channel.EMAIL): Choice.DAILY,
    (Kind.UNION, Channel.SMS): Choice.AT_ONCE,  # an officer asked for the texts and saw their price
    (Kind.UNION, Channel.EMAIL): Choice.DAILY,
}


def default_choice(kind: str, channel: str) -> Choice:
    if channel == Channel.INBOX:
        return Choice.AT_ONCE
    return DEFAULTS.get((kind, channel), Choice.OFF)


def wanting(people: PersonQuerySet, kind: str, channel: str) -> PersonQuerySet:
    """Those who want the kind by the channel at all, at once or in a digest."""
    if channel == Channel.INBOX:
        return people
    said = Preference.objects.filter(kind=kind, channel=channel)
    if default_choice(kind, channel) == Choice.OFF:
        return people.filter(pk__in=said.exclude(choice=Choice.OFF).values("person"))
    return people.exclude(pk__in=said.filter(choice=Choice.OFF).values("person"))


def choices_of(people: Iterable[uuid.UUID], kind: str, channel: str) -> dict[uuid.UUID, Choice]:
    """For every person what she wants of the kind by the channel; one query, none for the inbox."""
    keys = list(people)
    found = dict.fromkeys(keys, default_choice(kind, channel))
    if channel != Channel.INBOX:
        rows = Preference.objects.filter(person__in=keys, kind=kind, channel=channel)
        found |= {person: Choice(choice) for person, choice in rows.values_list("person", "choice")}
    return found
