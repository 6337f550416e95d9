from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F
from django.utils import timezone


class LimitCountQuerySet(models.QuerySet["LimitCount"]):
    def take(self, key: str, most: int, period: datetime.timedelta) -> int:
        """Use one of the `most` turns in a period; 0 when there was one, else the seconds until the next period.

        One UPDATE counts, so parallel requests cannot pass together; a cache that is down or emptied resets nothing."""
        for _attempt in range(2):
            now = timezone.now()
            if self.filter(key=key, started_at__gt=now - period, count__lt=most).update(count=F("count") + 1):
                return 0
            if self.filter(key=key, started_at__lte=now - period).update(count=1, started_at=now, until=now + period):
                return 0
            row, made = self.get_or_create(key=key, defaults={"count": 1, "started_at": now, "until": now + period})
            if made:
                return 0
            if row.count >= most:
                break
        return max(1, round((row.until - now).total_seconds()))

    def give_back(self, key: str) -> None:
        self.filter(key=key, count__gt=0).update(count=F("count") - 1)

    def taken(self, key: str) -> int:
        """Turns used in the running period."""
        running = self.filter(key=key, until__gt=timezone.now())
        return running.values_list("count", flat=True).first() or 0

    def over(self) -> LimitCountQuerySet:
        return self.filter(until__lte=timezone.now())


class LimitCount(models.Model):
    """How often something was tried in the running period. The key holds a digest, never a phone number."""

    key = models.CharField(max_length=80, unique=True)
    count = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    until = models.DateTimeField(db_index=True)

    objects = LimitCountQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.key} {self.count}"
