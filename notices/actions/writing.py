"""One notice for each of some people, with its deliveries and outbox rows: the way of every notice."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from accounts.models import Person, Union
from notices.actions.sending import send_when_due
from notices.channels import channel
from notices.choices import choices_of
from notices.enums import State
from notices.models import Campaign, Delivery, Notice, QuietHours
from notices.planning import plan
from notices.registry import Template


@dataclass(frozen=True)
class Word:
    """What is told, whoever it is told to."""

    template: Template
    facts: dict
    url: str = ""
    union: Union | None = None
    once: str = ""
    valid_until: datetime.datetime | None = None
    by: Person | None = None
    campaign: Campaign | None = None  # holds the facts of all its notices
    channels: tuple[str, ...] = ()  # empty: all of the template

    def goes_by(self) -> list[str]:
        return [name for name in self.template.channels if name in (self.channels or self.template.channels)]


def write(people: Sequence[Person], word: Word) -> list[Notice]:
    """In the caller's transaction. Whoever was told `word.once` already is left out."""
    if word.once:
        told = Notice.objects.filter(person__in=people, template=word.template.key, once=word.once)
        known = set(told.values_list("person", flat=True))
        people = [person for person in people if person.pk not in known]
    notices = Notice.objects.bulk_create([_notice(person, word) for person in people])
    deliveries = [row for name in word.goes_by() for row in _deliveries(notices, name, word.template)]
    Delivery.objects.bulk_create(deliveries, batch_size=1000)
    send_when_due(row for row in deliveries if row.state == State.WAITING)
    return notices


def _notice(person: Person, word: Word) -> Notice:
    return Notice(
        person=person,
        template=word.template.key,
        kind=word.template.kind,
        facts={} if word.campaign else word.facts,
        campaign=word.campaign,
        url=word.url,
        union=word.union,
        once=word.once,
        sent_by=word.by,
        valid_until=word.valid_until,
    )


def _deliveries(notices: Sequence[Notice], name: str, template: Template) -> list[Delivery]:
    way, now = channel(name), timezone.now()
    if not way.rings:
        return [Delivery(notice=one, channel=name, state=State.SENT, due_at=now, sent_at=now) for one in notices]
    if not way.is_set_up():
        return []
    hours = QuietHours.objects.in_force(timezone.localdate(now))
    choices = choices_of([notice.person_id for notice in notices], template.kind, name)
    plans = [(notice, plan(template, choices[notice.person_id], now, hours)) for notice in notices]
    wanted = [(notice, planned) for notice, planned in plans if planned]
    reached = way.addresses([notice.person for notice, _planned in wanted]) if wanted else {}
    return [
        Delivery(notice=notice, channel=name, **planned._asdict())
        for notice, planned in wanted
        if notice.person_id in reached
    ]
