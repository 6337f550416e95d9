"""Changing the keys of all identity papers while officers work: rows a second, memory, the slowest page meanwhile.

The real command runs in a process of its own on the database that bench.people fills. Beside it another process opens
pages that need the keys and enters new numbers through the page; none of these may be lost. Three runs: a new master
key, a new index key beside the old one, the new index key alone.

Limits. ROWS_A_SECOND: 500,000 papers in a quarter of an hour, a coffee break of whoever sits beside the change.
MOST_MB: a batch is all that is held, so that the command fits beside the web processes of the smallest machine.
MOST_TIMES: pages may take three times what they took at rest right before, or bench.people.MOST_MS; the factor, because
what else runs on a shared machine slows both. A number entered meanwhile and lost fails at once."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

from bench import people  # its database, set up
from bench.visits import STOP

ROWS_A_SECOND, MOST_MB, MOST_TIMES = 550, 250, 3
AT_REST = 15  # seconds
KEPT = people.FOLDER / f"keys-{people.NAME}.json"  # a database of an earlier run was sealed by the keys of its last one


class Run(NamedTuple):
    seconds: float
    cpu: float
    megabytes: float


def key() -> str:
    return secrets.token_urlsafe(32)


def environment(keys: dict[str, str]) -> dict[str, str]:
    return {**os.environ, **keys}


def known_keys() -> dict[str, str]:
    from django.conf import settings

    if KEPT.exists():
        return json.loads(KEPT.read_text())
    return {"IDENTITY_KEYS": ",".join(settings.IDENTITY_KEYS), "IDENTITY_INDEX_KEY": settings.IDENTITY_INDEX_KEY}


def rotated(keys: dict[str, str]) -> Run:
    """The command as it is run by hand, until it has done everything."""
    began = time.monotonic()
    command = [sys.executable, "manage.py", "rotate_identity_keys"]
    child = subprocess.Popen(command, env=environment(keys), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _pid, status, used = os.wait4(child.pid, 0)
    if status:
        raise SystemExit("the command has failed")
    return Run(time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1e3)


class Visitor:
    """Pages opened and numbers entered in a process of its own, from entering to leaving; `found` says what it met."""

    def __init__(self, keys: dict[str, str]) -> None:
        self.keys, self.found = keys, {}

    def __enter__(self) -> Visitor:
        STOP.unlink(missing_ok=True)
        command = [sys.executable, "-m", "bench.visits"]
        self.child = subprocess.Popen(command, env=environment(self.keys), stdout=subprocess.PIPE, text=True)
        assert self.child.stdout
        self.child.stdout.readline()  # it is warm
        return self

    def __exit__(self, *error: Any) -> None:
        STOP.touch()
        self.found = json.loads(self.child.communicate()[0])


def report(name: str, run: Run | None, visitor: Visitor, at_most: float) -> bool:
    """One line; True when a limit was passed."""
    found, over = visitor.found, visitor.found["lost"] > 0 or visitor.found["p95"] > at_most
    pages = f"pages p95 {found['p95']:4.0f} ms, slowest {found['slowest']:4.0f} ms of {found['visits']}"
    pages += f"; {found['writes']} numbers entered, {found['lost']} lost"
    rate = ""
    if run:
        rows = people.PEOPLE / run.seconds
        over = over or rows < ROWS_A_SECOND or run.megabytes > MOST_MB
        rate = f"{people.PEOPLE:,} rows in {run.seconds:.0f} s = {rows:,.0f}/s, {run.cpu:.0f} s CPU, "
        rate += f"{run.megabytes:.0f} MB; "
    print(f"{name:<28}{rate}{pages}  {'OVER' if over else 'ok'}", flush=True)
    return over


def main() -> int:
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    people.filled()
    keys, over = known_keys(), 0
    print(f"load of the machine {os.getloadavg()[0]:.1f}; at least {ROWS_A_SECOND} rows/s, at most {MOST_MB} MB")
    with Visitor(keys) as visitor:
        time.sleep(AT_REST)
    at_most = max(people.MOST_MS, MOST_TIMES * visitor.found["p95"])
    over += report("at rest", None, visitor, at_most)
    master = f"k{int(time.time())}:{key()}"
    index, coming = keys["IDENTITY_INDEX_KEY"], key()
    steps = {
        "a new master key": {"IDENTITY_KEYS": f"{master},{keys['IDENTITY_KEYS']}", "IDENTITY_INDEX_KEY": index},
        "a new index key beside": {
            "IDENTITY_KEYS": master,
            "IDENTITY_INDEX_KEY": index,
            "IDENTITY_INDEX_KEY_NEXT": coming,
        },
        "the new index key alone": {"IDENTITY_KEYS": master, "IDENTITY_INDEX_KEY": coming},
    }
    for name, step in steps.items():
        KEPT.write_text(json.dumps(step))
        with Visitor(step) as visitor:
            run = rotated(step)
        over += report(name, run, visitor, at_most)
    return int(over > 0)


if __name__ == "__main__":
    Path(people.FOLDER).mkdir(parents=True, exist_ok=True)
    sys.exit(main())
