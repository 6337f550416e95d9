from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F


class SmsDayQuerySet(models.QuerySet["SmsDay"]):
    def spend(self, day: datetime.date, fen: int, cap: int) -> bool:
        """Put money aside for a text; False when the day's cap would be passed. One UPDATE, so parallel workers
        cannot pass it together."""
        self.get_or_create(day=day)
        return bool(self.filter(day=day, spent_fen__lte=cap - fen).update(spent_fen=F("spent_fen") + fen))

    def give_back(self, day: datetime.date, fen: int) -> None:
        self.filter(day=day, spent_fen__gte=fen).update(spent_fen=F("spent_fen") - fen)

    def spent_on(self, day: datetime.date) -> int:
        return self.filter(day=day).values_list("spent_fen", flat=True).first() or 0


class SmsDay(models.Model):
    """What the texts of a day cost, in fen, as far as the gateway may have taken them."""

    day = models.DateField(unique=True)
    spent_fen = models.PositiveIntegerField(default=0)

    objects = SmsDayQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.day} {self.spent_fen}"
