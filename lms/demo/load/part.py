"""A part of the demo: loaded whole or not at all, and only once."""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django.db import transaction
from django.utils import timezone

from lms.demo.load.clock import clock_at


class Part(ABC):
    """`is_there` tells a part that was loaded before; `items` are what it brings; `load` brings one of them."""

    name: ClassVar[str] = ""
    days_ago: ClassVar[int] = 0  # when this came about

    @abstractmethod
    def is_there(self) -> bool: ...

    @abstractmethod
    def items(self) -> list[Any]: ...

    @abstractmethod
    def load(self, item: Any) -> None: ...

    def run(self, tell: Callable[[], Any]) -> None:
        moment = timezone.now() - datetime.timedelta(days=self.days_ago)
        with transaction.atomic():
            for item in self.items():
                with clock_at(moment):
                    self.load(item)
                tell()


def missing(parts: Iterable[Part]) -> list[Part]:
    return [part for part in parts if not part.is_there()]
