"""A worker's phone: what it sends goes through the inbox like everybody's, at the time that the clock shows."""

from __future__ import annotations

import uuid

from django.core.exceptions import ValidationError

from accounts.models import Person
from lms.demo.load.clock import Clock
from records.actions import receive

BEAT = 90  # seconds between two heartbeats, the longest gap that the inbox counts


class Phone:
    def __init__(self, person: Person, clock: Clock) -> None:
        self.person, self.clock, self.sequence = person, clock, 0
        self.device = f"demo-{person.phone}"

    def send(self, kind: str, key: str, **payload: object) -> None:
        """One record; the demo has none that may be refused."""
        self.sequence += 1
        item = {"id": str(uuid.uuid4()), "sequence": self.sequence, "kind": kind, "object": key, "payload": payload}
        [answer] = receive(person=self.person, device=self.device, items=[item], by=self.person)
        if answer.status != "accepted":
            raise ValidationError(f"{kind} {key}: {answer.reason}", code=answer.code)

    def stay(self, kind: str, key: str, seconds: int, **payload: object) -> None:
        """Look at one thing for a time, with a heartbeat now and then."""
        self.send(kind, key, **payload)
        left = seconds
        while left > 0:
            step = min(BEAT, left)
            self.clock.pass_seconds(step)
            self.send(kind, key, **payload)
            left -= step
