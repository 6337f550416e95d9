"""An officer of the city at work, until the file STOP is there: opens papers, looks numbers up, enters new ones."""

from __future__ import annotations

import datetime
import itertools
import json
import secrets
import time
from collections.abc import Iterator
from statistics import quantiles

from bench import people  # its database, set up

STOP = people.FOLDER / f"stop-{people.NAME}"
PAUSE = 0.05  # seconds between pages: one busy officer, no attack
REGION = "510898"  # given to no county, and not the one of lms/scale


def numbers() -> Iterator[str]:
    """Others in every run: one in twenty million was there before."""
    from accounts.identity.eighteen import check_character

    while True:
        day = datetime.date(1950, 1, 1) + datetime.timedelta(days=secrets.randbelow(20_000))
        body = f"{REGION}{day:%Y%m%d}{secrets.randbelow(1000):03d}"
        yield body + check_character(body)


def main() -> None:
    from django.test import Client

    from accounts.models import IdentityPaper, Person, RoleGrant

    grant = RoleGrant.objects.filter(role="officer", union__depth=1).select_related("person").first()
    client = Client(headers={"host": "localhost"})
    client.force_login(grant.person, backend="django.contrib.auth.backends.ModelBackend")
    workers = [
        str(pk) for pk in Person.objects.filter(role_grants=None).order_by("pk").values_list("pk", flat=True)[:400]
    ]
    taken: list[float] = []
    entered: dict[str, str] = {}

    def ask(address: str, **form: str) -> None:
        began = time.perf_counter()
        answer = client.post(address, form) if form else client.get(address)
        taken.append((time.perf_counter() - began) * 1000)
        if answer.status_code != (302 if form else 200):
            raise SystemExit(f"{address} answered {answer.status_code}")
        time.sleep(PAUSE)

    for pk, number in zip(itertools.cycle(workers), numbers(), strict=False):
        address = f"/people/{pk}/paper/"
        ask(address)
        ask(address, action="set", kind="resident", number=number)
        entered[pk] = number
        ask(f"/people/list/?q={number}")
        if len(entered) == 1 and len(taken) == 3:
            taken.clear()
            print("warm", flush=True)
        if STOP.exists():
            break
    papers = IdentityPaper.objects.filter(person__in=entered)
    kept = {str(paper.person_id): paper.number for paper in papers}
    lost = sum(kept.get(pk) != number for pk, number in entered.items())
    found = {"visits": len(taken), "p95": quantiles(taken, n=20)[-1], "slowest": max(taken)}
    print(json.dumps({**found, "writes": len(entered), "lost": lost}))


if __name__ == "__main__":
    main()
