from __future__ import annotations

import datetime

from django.utils import timezone

from accounts.models import Person
from notices.models import Notice
from notices.models.notice import NoticeQuerySet


def mark_read(*, notice: Notice, by: Person) -> Notice:
    """The first opening counts; opening again changes nothing."""
    now = timezone.now()
    if notice.read_at is None and Notice.objects.visible_to(by).filter(pk=notice.pk, read_at=None).update(read_at=now):
        notice.read_at = now
    return notice


def mark_all_read(*, notices: NoticeQuerySet, by: Person) -> tuple[int, datetime.datetime]:
    """Mark one's unread notices among these; how many, and the moment that `mark_unread` takes back."""
    now = timezone.now()
    return Notice.objects.filter(pk__in=notices.visible_to(by).unread().order_by().values("pk")).update(
        read_at=now
    ), now


def mark_unread(*, read_at: datetime.datetime, by: Person) -> int:
    """Take back what was marked at that very moment, all at once."""
    return Notice.objects.filter(person=by, read_at=read_at).update(read_at=None)
