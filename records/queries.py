"""Reads of verified time."""

from __future__ import annotations

from django.db.models import Sum

from accounts.models import Person
from records.models import LiveSpan


def verified_seconds(person: Person, object_key: str) -> int:
    """Seconds that the server saw the person live on the object."""
    spans = LiveSpan.objects.filter(person=person, object_key=object_key)
    return spans.aggregate(total=Sum("seconds"))["total"] or 0
