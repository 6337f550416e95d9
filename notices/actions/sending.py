"""The outbox rows of deliveries: who is to be looked after, when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from notices.models import Delivery
from records import outbox

DELIVER, URGENT = "notices.deliver", "notices.deliver_now"
A_MESSAGE = 100  # people: a message is one step of the worker's round


def send_when_due(deliveries: Iterable[Delivery]) -> None:
    """Waiting deliveries leave at their time: one outbox message for up to 100 people."""
    people: dict[tuple, dict[str, None]] = defaultdict(dict)
    for delivery in deliveries:
        at = (delivery.channel, delivery.due_at, delivery.is_urgent)
        people[at][str(delivery.notice.person_id)] = None  # a dict keeps the order and each person once
    for (channel, due_at, is_urgent), keys in people.items():
        named = list(keys)
        for start in range(0, len(named), A_MESSAGE):
            payload = {"channel": channel, "people": named[start : start + A_MESSAGE]}
            outbox.enqueue(URGENT if is_urgent else DELIVER, payload, key=channel, due_at=due_at)
