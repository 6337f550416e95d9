"""What rings, and by which gateway, when anything may happen."""

from __future__ import annotations

import datetime

from django.utils import timezone

from accounts.sms.base import SmsBackend
from notices.enums import Channel, Kind

KINDS = {"test.waits": Kind.LEARNING, "test.soon": Kind.MONEY, "test.urgent": Kind.ACCOUNT}
CHANNELS = [Channel.SMS, Channel.EMAIL]


class Ether(SmsBackend):
    """A gateway that may be down; remembers what rang and when, by the clock of the test."""

    is_down = False
    heard: list[tuple[datetime.datetime, str]] = []

    def send(self, phone: str, text: str) -> None:
        if Ether.is_down:
            raise ConnectionError
        Ether.heard.append((timezone.now(), text))
