"""What pages and API show of notices."""

from __future__ import annotations

from django.db.models import Count, Q

from accounts.models import Person
from notices.enums import Kind
from notices.models import Notice


def unread_count(person: Person) -> int:
    return Notice.objects.visible_to(person).unread().count()


def counts_by_kind(person: Person) -> dict[str, tuple[int, int]]:
    """{kind: (all, unread)} of the kinds that the person has notices of, in the order of the list; one query."""
    rows = Notice.objects.visible_to(person).order_by().values_list("kind")
    found = {
        kind: (all_, new) for kind, all_, new in rows.annotate(Count("pk"), new=Count("pk", filter=Q(read_at=None)))
    }
    return {kind.value: found[kind.value] for kind in Kind if kind.value in found}
