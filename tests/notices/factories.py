"""Templates and a clock of our own for tests of notices."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator
from unittest import mock

from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.models import Person
from notices.actions import notify
from notices.enums import Kind, Urgency
from notices.models import Notice
from notices.registry import Template, register
from notices.words import as_text

WORDS = {"name": "Test", "text": "Text of %(title)s.", "title": "Title %(title)s", "facts": {"title": as_text}}

register(
    Template(key="test.waits", kind=Kind.LEARNING, **WORDS),
    Template(key="test.soon", kind=Kind.MONEY, urgency=Urgency.SOON, **WORDS),
    Template(key="test.urgent", kind=Kind.ACCOUNT, urgency=Urgency.URGENT, may_be_off=False, **WORDS),
)


class Clock:
    """Stands where `django.utils.timezone` looks up `datetime`."""

    def __init__(self, moment: datetime.datetime) -> None:
        self.moment = moment

    def now(self, tz: datetime.tzinfo | None = None) -> datetime.datetime:
        return self.moment.astimezone(tz)


@contextlib.contextmanager
def clock_at(moment: datetime.datetime) -> Iterator[Clock]:
    clock = Clock(moment)
    with mock.patch.object(timezone, "datetime", clock):
        yield clock


def at(time: str, day: int = 2) -> datetime.datetime:
    """Local time in December 2026; the 2nd is a Wednesday."""
    hour, minute = map(int, time.split(":"))
    return datetime.datetime(2026, 12, day, hour, minute, tzinfo=timezone.get_default_timezone())


def proved(person: Person) -> Person:
    """The person's number is confirmed: texts reach her."""
    person.phone_verified_at = timezone.now()
    person.save(update_fields=["phone_verified_at"])
    return person


def with_mail(person: Person, address: str = "worker@example.org") -> Person:
    EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
    return person


def tell(person: Person, template: str = "test.waits", title: str = "安全帽", **more) -> Notice:
    return notify(person=person, template=template, facts={"title": title}, by=None, **more)
