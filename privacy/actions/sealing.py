from __future__ import annotations

import datetime

from django.utils import timezone

from accounts.models import Person
from audit.actions import seal_before
from audit.models import Entry
from privacy.enums import RetentionKind
from privacy.keeping import ONE_DAY, home_region
from privacy.models import RetentionRule


def seal_outlived(*, by: Person | None, on: datetime.date | None = None) -> int:
    """Delete the audit entries that were kept to their last day, in whole sealed segments; how many."""
    today = on or timezone.localdate()
    day = outlived_before(today)
    if day is None:
        return 0
    midnight = datetime.datetime.combine(day, datetime.time.min, timezone.get_current_timezone())
    return sum(seal_before(before=midnight, by=by.pk if by else None).values())


def outlived_before(today: datetime.date) -> datetime.date | None:
    """Every audit entry of the days before this one has been kept to its last day; None: not one."""
    oldest = Entry.objects.order_by("at").values_list("at", flat=True).first()
    if oldest is None:
        return None
    first = day = timezone.localdate(oldest)
    region = home_region()
    while (until := RetentionRule.objects.last_day(RetentionKind.AUDIT, region, day, today)) and until < today:
        day += ONE_DAY
    return day if day > first else None
