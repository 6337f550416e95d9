"""Where the index lies: a folder a build, a pointer file that names the live one, a lock for who writes."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search.backends.base import SearchUnavailable

PATIENCE = 60.0  # seconds a writer waits for another one
POINTER = "live"


class Place:
    def __init__(self, root: Path) -> None:
        self.root = root

    def live(self) -> Path | None:
        """The folder that is searched; None before the first build."""
        try:
            folder = self.root / (self.root / POINTER).read_text().strip()
        except FileNotFoundError:
            return None
        return folder if folder.is_dir() else None

    def fresh(self) -> Path:
        folder = self.root / f"{time.time_ns()}-{secrets.token_hex(4)}"
        folder.mkdir(parents=True)
        return folder

    def switch(self, folder: Path) -> None:
        """Name `folder` the live one in one step, so that a power cut leaves the old or the new, never neither."""
        draft = self.root / f"{POINTER}.new"
        with draft.open("w") as file:
            file.write(folder.name)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.root / POINTER)

    def sweep(self, *keep: Path | None) -> None:
        """Remove builds that nobody needs: the old live one stays for readers that have not looked yet."""
        for folder in self.root.iterdir():
            if folder.is_dir() and folder not in keep:
                self.remove(folder)

    def remove(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def lock(self, name: str = "write", patience: float = PATIENCE) -> Iterator[None]:
        """One writer at a time, over threads and processes. The kernel frees the lock of a process that was killed."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / f"{name}.lock").open("w") as file:
            _take(file.fileno(), time.monotonic() + patience)
            yield


def _take(handle: int, until: float) -> None:
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise SearchUnavailable("another process is writing the index") from None
            time.sleep(0.02)
