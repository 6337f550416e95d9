"""The officers' pages at full size: 500,000 people in 3,000 unions, filled once and kept for the next run.

`make bench-accounts` measures on the database of DATABASE_URL (PostgreSQL on loopback), in a database of its own
beside it; without one, on SQLite in var/. Figures of one run compare with each other, not with another day's."""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path
from statistics import quantiles

FOLDER = Path(__file__).resolve().parents[1] / "var" / "bench"
NAME = os.environ.get("BENCH_DATABASE", "gongxue_bench")
PEOPLE, UNIONS = int(os.environ.get("BENCH_PEOPLE", "500000")), int(os.environ.get("BENCH_UNIONS", "3000"))
VISITS = 40
MOST_MS = 300
MOST_SECONDS_TO_FILL = 600


def own_database(url: str) -> str:
    """Makes the database beside the named one; the file in var/bench without a name."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not url.startswith("postgres"):
        return f"sqlite:///{FOLDER}/people.sqlite3"
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        if not connection.execute("select 1 from pg_database where datname = %s", [NAME]).fetchone():
            connection.execute(f"create database {NAME}")
    return re.sub(r"/[^/?]+(?=$|\?)", f"/{NAME}", url)


os.environ.update(
    DATABASE_URL=own_database(os.environ.get("DATABASE_URL", "")),
    VAR_DIR=str(FOLDER),
    DJANGO_SETTINGS_MODULE="bench.settings",
)
for name in ("ELASTICSEARCH_URL", "REDIS_URL", "CELERY_BROKER_URL", "MODE"):
    os.environ.pop(name, None)

import django  # noqa: E402  # after the environment

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from accounts.models import Person, RoleGrant, Union  # noqa: E402
from accounts.queries import members_in  # noqa: E402  # after the environment


def filled() -> float | None:
    """Seconds that the filling took; None when the database was full already."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    if Person.objects.count() == PEOPLE:
        return None
    began = time.monotonic()
    call_command("seed_scale", people=PEOPLE, unions=UNIONS)
    return time.monotonic() - began


def p95(client: Client, address: str) -> float:
    """Milliseconds of 40 visits after one that warms up."""
    taken = []
    for visit in range(VISITS + 1):
        began = time.perf_counter()
        answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}")
        taken += [(time.perf_counter() - began) * 1000] if visit else []
    return quantiles(taken, n=20)[-1]


def next_page(client: Client, address: str) -> str:
    found = re.search(r'href="(\?[^"]*after=[^"]+)"', client.get(address).content.decode())
    return address + found.group(1).replace("&amp;", "&") if found else address


def addresses(client: Client, union: Union) -> dict[str, str]:
    people, tree = "/people/list/", "/people/unions/"
    member = members_in(union.and_below()).filter(role_grants=None).earliest("pk")
    return {
        "people": people,
        "people, next page": next_page(client, people),
        "people named 王": f"{people}?q=王",
        "people by number": f"{people}?q=19900012345",
        "people of the union": f"{people}?union={union.key}",
        "tree": tree,
        "tree, found by name": f"{tree}?q=建筑",
        "union": f"{tree}{union.key}/",
        "ledger of a member": f"/credits/desk/people/{member.pk}/",
        "people by API": "/api/v1/people/",
        "of the union by API": f"/api/v1/people/?union={union.key}&page_size=100",
    }


def main() -> int:
    seconds, over = filled(), 0
    if seconds is not None:
        over += seconds > MOST_SECONDS_TO_FILL
        print(
            f"filled with {PEOPLE:,} people and {UNIONS:,} unions in {seconds:.0f} s (at most {MOST_SECONDS_TO_FILL})"
        )
    for depth in (1, 2):
        grant = RoleGrant.objects.filter(role="officer", union__depth=depth).select_related("person", "union").first()
        client = Client(headers={"host": "localhost"})
        client.force_login(grant.person, backend="django.contrib.auth.backends.ModelBackend")
        for what, address in addresses(client, grant.union).items():
            taken = p95(client, address)
            over += taken > MOST_MS
            print(f"officer of depth {depth}  {what:<22} p95 {taken:6.0f} ms  {'ok' if taken <= MOST_MS else 'OVER'}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
