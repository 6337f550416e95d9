"""Writes to the index. Called by deliveries of the outbox and by the command, never inside a request."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable

from django.db.models import Q
from django.utils import timezone

from records import outbox
from records.models import OutboxMessage
from search import sources
from search.backends import get_backend
from search.backends.base import SearchUnavailable
from search.documents import Document

TOPIC = "search.index"
MOST_TURNS = 5
CLOCKS_DIFFER = datetime.timedelta(minutes=1)
Progress = Callable[[Iterable[Document]], Iterable[Document]]


def announce(family: str) -> None:
    """Say, in the transaction that changed it, that a family is to be indexed anew."""
    outbox.enqueue(TOPIC, {"key": family}, key=family)


def refresh(*, families: Collection[str]) -> None:
    """Write what the database says now, and look again: whoever writes last has seen the last state, in any order."""
    backend = get_backend()
    for _turn in range(MOST_TURNS):
        documents = list(sources.documents(families))
        backend.index(documents, families)
        if _state(sources.documents(families)) == _state(documents):
            return
    raise SearchUnavailable(f"{len(families)} families change faster than they can be indexed")


def _state(documents: Iterable[Document]) -> list[tuple[str, str]]:
    return [(document.key, document.version) for document in documents]


def rebuild(*, progress: Progress = iter) -> int:
    """Build the index anew beside the live one and switch; what was written meanwhile is brought in again."""
    started_at = timezone.now() - CLOCKS_DIFFER
    count = get_backend().rebuild(progress(sources.documents()))
    for family in _written_since(started_at):
        refresh(families=[family])
    return count


def _written_since(moment: datetime.datetime) -> list[str]:
    """Families whose message was delivered since, perhaps to the old index, or is being delivered just now."""
    messages = OutboxMessage.objects.filter(Q(done_at=None) | Q(done_at__gte=moment), topic=TOPIC)
    return list(messages.order_by("key").values_list("key", flat=True).distinct())
