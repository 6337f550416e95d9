"""Django's clock, set back while the demo's earlier days are played."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator
from unittest import mock

from django.utils import timezone


class Clock:
    """Stands where `django.utils.timezone` looks up `datetime`, so that model defaults follow it too."""

    def __init__(self, moment: datetime.datetime) -> None:
        self.moment = moment

    def now(self, tz: datetime.tzinfo | None = None) -> datetime.datetime:
        return self.moment.astimezone(tz)

    def pass_seconds(self, seconds: int) -> None:
        self.moment += datetime.timedelta(seconds=seconds)


@contextlib.contextmanager
def clock_at(moment: datetime.datetime) -> Iterator[Clock]:
    """Inside, `timezone.now()` is the yielded clock's time; only the clock's user moves it."""
    clock = Clock(moment)
    with mock.patch.object(timezone, "datetime", clock):
        yield clock
