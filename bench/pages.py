"""Queries, bytes and requests of the learner pages, with one row and with a hundred, against the budgets.

`python -m bench.pages` (or `make bench-pages`) makes a database of its own and leaves with 1 when a page costs more.
The first visit warms the process (templates, content types); the second is counted, from session to last row."""

from __future__ import annotations

import sys

from bench import temporary  # noqa: F401  # before Django reads the environment

import django  # noqa: E402  # isort: skip

django.setup()

from django.core.management import call_command  # noqa: E402  # after the settings
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.weight import Weight, weigh  # noqa: E402
from bench.world import World  # noqa: E402

ROWS = (1, 100)
KB = 1000
BUDGET = {"html": 14 * KB, "css": 12 * KB, "js": 30 * KB, "requests": 10, "total": 60 * KB}
QUERIES = 5
HEAD = ("page", "SQL 1", "SQL 100", "HTML", "CSS", "JS", "requests", "all bytes", "")


def visit(client: Client, address: str) -> tuple[int, Weight]:
    """Queries of a warm visit, and the weight of what came."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}")
    if "-v" in sys.argv:
        for query in queries:
            print(" ", query["sql"][:240])
    return len(queries), weigh(client, answer.content)


def over(counts: list[int], weight: Weight) -> list[str]:
    """What is over its budget, in words."""
    found = [
        f"{name} {getattr(weight, name)} > {most}" for name, most in BUDGET.items() if getattr(weight, name) > most
    ]
    if max(counts) > QUERIES:
        found.append(f"SQL {max(counts)} > {QUERIES}")
    if len(set(counts)) > 1:
        found.append("SQL grows with the rows")
    return found


def line(name: str, counts: list[int], weight: Weight, faults: list[str]) -> str:
    numbers = [*counts, weight.html, weight.css, weight.js, weight.requests, weight.total]
    return f"{name:<14}" + "".join(f"{number:>10,}" for number in numbers) + "  " + ("; ".join(faults) or "ok")


def main() -> int:
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    world, client = World(), Client(SERVER_NAME="localhost", SERVER_PORT="8000")
    client.force_login(world.person, backend="django.contrib.auth.backends.ModelBackend")
    found: dict[str, list[tuple[int, Weight]]] = {}
    for rows in ROWS:
        world.grow(rows)
        print(f"{rows} rows of everything", file=sys.stderr, flush=True)
        for name, address in world.pages().items():
            found.setdefault(name, []).append(visit(client, address))
    print(f"{HEAD[0]:<14}" + "".join(f"{name:>10}" for name in HEAD[1:]))
    failed = 0
    for name, visits in found.items():
        counts, weight = [queries for queries, _weight in visits], max((w for _q, w in visits), key=lambda w: w.total)
        faults = over(counts, weight)
        failed += bool(faults)
        print(line(name, counts, weight, faults))
    print(f"{failed} of {len(found)} pages are over a budget." if failed else "All pages keep their budgets.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
