"""How much a file may ask of us. Everything here is checked before or while unpacking, never after."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from bookroom.refusals import Refused

MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    file: int = 100 * MB
    entries: int = 10_000
    directory: int = 4 * MB  # size of the archive's own table, read before the table itself
    entry: int = 40 * MB
    total: int = 400 * MB
    ratio: int = 200  # deflate reaches 1032; text of real books stays under 20
    ratio_from: int = 1 * MB  # below this a high ratio harms nobody
    depth: int = 12
    name: int = 400
    xml: int = 8 * MB
    chapters: int = 5_000
    contents: int = 10_000
    pixels: int = 50_000_000
    seconds: float = 120.0


@dataclass
class Clock:
    """Gives up a book that takes too long."""

    seconds: float
    started: float = field(default_factory=time.monotonic)

    def check(self) -> None:
        if time.monotonic() - self.started > self.seconds:
            raise Refused("time", limit=int(self.seconds))
