"""kombu's queue of files, made whole: a file appears under its name only when it is complete.

The transport writes in place, so a worker could read a message or a table of queues half written and end; seen
under load with the worker's own clock as the writer."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from kombu.transport import filesystem
from kombu.utils.json import dumps

Row = filesystem.exchange_queue_t


def write_whole(path: Path, text: str) -> None:
    """Write beside and rename: whoever reads sees the old text or the new one."""
    beside = path.with_name(f".{uuid.uuid4().hex}")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)


class Channel(filesystem.Channel):
    def _put(self, queue: str, message: dict, **kwargs) -> None:  # type: ignore[override]  # kombu's own two parents disagree on the name
        name = f"{round(monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg"
        write_whole(Path(self.data_folder_out) / name, dumps(message))

    def get_table(self, exchange: str) -> list[Row]:
        try:
            rows = json.loads(self._exchange_file(exchange).read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):  # none yet, or cut off by a power failure: it is bound anew
            return []
        return [Row(*row) for row in rows]

    def queue_bind(
        self, queue: str, exchange: str | None = None, routing_key: str = "", arguments: dict | None = None, **kwargs
    ) -> None:
        """The table is written before the process remembers the binding: another thread may publish at once."""
        name = exchange or "amq.direct"
        self._queue_bind(name, *self.typeof(name).prepare_bind(queue, name, routing_key, arguments))
        super().queue_bind(queue, exchange, routing_key, arguments, **kwargs)

    def _queue_bind(self, exchange: str, routing_key: str, pattern: str, queue: str) -> None:
        row = Row(routing_key or "", pattern or "", queue or "")
        with self._alone():
            rows = self.get_table(exchange)
            if row not in rows:
                write_whole(self._exchange_file(exchange), dumps([row, *rows]))

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time changes the tables; the lock goes with the process."""
        self.control_folder.mkdir(exist_ok=True)
        with (self.control_folder / ".lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


class Transport(filesystem.Transport):
    Channel = Channel
