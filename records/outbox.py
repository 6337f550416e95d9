"""The only way out of the database: search index, texts, notices, jobs. At least once, urgent topics first."""

from __future__ import annotations

import datetime
import logging
import time
from collections.abc import Callable

from django.utils import timezone

from records.models import OutboxMessage

logger = logging.getLogger(__name__)
Delivery = Callable[[dict], None]
_deliveries: dict[str, Delivery] = {}
_urgent: set[str] = set()


def delivers(topic: str, *, is_urgent: bool = False) -> Callable[[Delivery], Delivery]:
    """Register the function that delivers a topic. It may run twice for one message, never for none.

    Somebody waits for an urgent one, a code on her phone: it goes before any number of others."""

    def register(function: Delivery) -> Delivery:
        _deliveries[topic] = function
        if is_urgent:
            _urgent.add(topic)
        return function

    return register


def enqueue(topic: str, payload: dict, *, key: str = "", due_at: datetime.datetime | None = None) -> OutboxMessage:
    """Write a message in the caller's transaction: it exists if and only if the change that caused it does.

    It leaves at `due_at`, at once without one.
    Raises LookupError for a topic nobody delivers: a message without a way out would wait for ever."""
    if topic not in _deliveries:
        raise LookupError(f"nobody delivers the topic {topic!r}")
    return OutboxMessage.objects.create(topic=topic, payload=payload, key=key, due_at=due_at or timezone.now())


def deliver_due(limit: int = 200, *, seconds: float = 600) -> int:
    """Deliver what is due, urgent topics first; the number delivered. One failing message waits, the others go on.

    No new message is begun after `seconds`: the next round looks again whether something urgent came."""
    until, delivered = time.monotonic() + seconds, 0
    for message in OutboxMessage.objects.due(_urgent)[:limit]:
        if time.monotonic() > until:
            break
        delivered += OutboxMessage.objects.claim(message) and _deliver(message)
    return delivered


def _deliver(message: OutboxMessage) -> bool:
    try:
        _deliveries[message.topic](message.payload)
    except Exception as error:  # any failure of an outside service means: later
        logger.warning("outbox %s %s failed: %s", message.topic, message.pk, type(error).__name__)
        message.postpone(error)
        return False
    message.finish()
    return True
