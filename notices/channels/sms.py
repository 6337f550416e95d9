from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.actions import queue_sms
from accounts.models import Person
from accounts.models.person import PersonQuerySet
from notices.channels.base import ChannelBackend
from notices.enums import State
from notices.models import Delivery, QuietHours
from notices.wording import Letter

LONGEST = datetime.timedelta(days=1)


class SmsChannel(ChannelBackend):
    """A text to the number that the person has proved: carriers give old numbers to others.

    The text holds no link (people learn not to tap those) and loses its use when the quiet hours begin."""

    def is_set_up(self) -> bool:
        return True

    def addresses(self, people: Sequence[Person]) -> dict[uuid.UUID, str]:
        return {person.pk: person.phone for person in people if person.phone and person.phone_verified_at}

    def reachable(self, people: PersonQuerySet) -> PersonQuerySet:
        return people.filter(phone__isnull=False, phone_verified_at__isnull=False).exclude(phone="")

    def hand_over(self, letter: Letter, address: str, deliveries: Sequence[Delivery]) -> None:
        text = signed(letter.brief or letter.text)
        valid_for = LONGEST if all(delivery.is_urgent for delivery in deliveries) else loud_time(timezone.now())
        message = queue_sms(
            phone=address, text=text, template="notice", facts={"text": text}, valid_for=valid_for, by=None
        )
        keys = [delivery.pk for delivery in deliveries]
        Delivery.objects.filter(pk__in=keys).update(state=State.HANDED, text_message=message)


def loud_time(now: datetime.datetime) -> datetime.timedelta:
    """How long a text that was handed over now may still ring."""
    quiet = QuietHours.objects.in_force(timezone.localdate(now)).next_quiet(now)
    return min(LONGEST, quiet - now) if quiet else LONGEST


def signed(text: str) -> str:
    with override(settings.LANGUAGE_CODE):
        return _("[Gongxue] %(text)s") % {"text": text}
