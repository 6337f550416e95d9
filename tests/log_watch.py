"""Reads every log record of the suite as it was written, before anything is scrubbed: no number, no name."""

from __future__ import annotations

import logging

from django.db.models.signals import post_save

from accounts.models import Person
from privacy.logs import scrubbed

SHORTEST = 3  # two characters may be a part of any sentence


class Watch(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(logging.Formatter("%(name)s: %(message)s"))
        self.lines: list[str] = []
        self.names: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    def remember(self, instance: Person, **signal) -> None:
        if len(instance.name) >= SHORTEST:
            self.names.add(instance.name)

    def leaks(self) -> list[str]:
        """The lines with personal data in them; empties the watch."""
        found = [line for line in self.lines if self._is_personal(line)]
        self.lines.clear()
        self.names.clear()
        return found

    def _is_personal(self, line: str) -> bool:
        return scrubbed(line) != line or any(name in line for name in self.names)


def begin() -> Watch:
    watch, root = Watch(), logging.getLogger()
    root.addHandler(watch)
    root.setLevel(min(root.level or logging.INFO, logging.INFO))
    post_save.connect(watch.remember, sender=Person, weak=False, dispatch_uid="log_watch")
    return watch


def end(watch: Watch) -> None:
    logging.getLogger().removeHandler(watch)
    post_save.disconnect(sender=Person, dispatch_uid="log_watch")
