"""Runs the reading process: its own group, its own limits, its words taken in batches."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

from django.conf import settings

from rosters.limits import reading_limits
from rosters.reading.refusals import Refused

LONGEST_LINE = 64 * 1024 * 1024


def read(path: str, **order: Any) -> Iterator[dict[str, Any]]:
    """Messages of the child (see child.py) for the file at `path`.

    Raises Refused with a reason in whatever way the child ends: by itself, out of memory, out of time, or killed."""
    limits = reading_limits()
    process = start()
    try:
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps({**order, "path": path, "limits": limits}).encode() + b"\n")
        process.stdin.close()
        yield from messages(process, limits["seconds"])
    finally:
        end(process)


def holds(path: str, words: list[str]) -> bool:
    """Does one of the folded words (search.py) stand anywhere in the file? Raises Refused like `read`."""
    return any(message["holds"] for message in read(path, words=words))


def start() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-s", "-m", "rosters.reading.child"]
    surroundings = {"PATH": os.defpath, "PYTHONUTF8": "1", "MALLOC_ARENA_MAX": "1"}  # no secrets of ours
    return subprocess.Popen(
        command,
        cwd=settings.BASE_DIR,
        env=surroundings,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def messages(process: subprocess.Popen[bytes], seconds: float) -> Iterator[dict[str, Any]]:
    """Only the time spent waiting for the child counts, not what we do with its rows meanwhile."""
    is_over = False
    for line in lines(process, seconds):
        message = json.loads(line)
        if "refused" in message:
            code, facts = message["refused"]
            raise Refused(code, **facts)
        is_over = "end" in message or not message.get("table", {"is_sure": True})["is_sure"]
        yield message
    if not is_over:
        raise Refused(reason(process.wait(10)))


def lines(process: subprocess.Popen[bytes], seconds: float) -> Iterator[bytes]:
    assert process.stdout
    pipe, rest = process.stdout.fileno(), b""
    while True:
        began = time.monotonic()
        ready, _writable, _broken = select.select([pipe], [], [], max(0.0, seconds))
        seconds -= time.monotonic() - began
        if not ready:
            raise Refused("too_slow")
        piece = os.read(pipe, 1 << 20)
        *whole, rest = (rest + piece).split(b"\n")
        yield from whole
        if not piece:
            return
        if len(rest) > LONGEST_LINE:
            raise Refused("too_large")


def reason(status: int) -> str:
    """A child that went without a word: the kernel took its time or its memory away."""
    if status in (-signal.SIGXCPU, -signal.SIGKILL):
        return "too_slow"
    return "too_large" if status == -signal.SIGABRT or status == -signal.SIGSEGV else "damaged"


def end(process: subprocess.Popen[bytes]) -> None:
    """The whole group, so that nothing a library started goes on."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    for pipe in (process.stdin, process.stdout):
        if pipe:
            pipe.close()
    process.wait()
