"""The cast of conftest.py and a few more, built once for a module: every question is asked inside one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import Client

from accounts.actions import grant_role, join_union
from accounts.enums import Role, UnionKind
from accounts.models import Person, Union
from tests.factories import PersonFactory, make_union

# name → union, role, union of the role. Everybody is a member of her union; the role reaches from its union down.
CAST: dict[str, tuple[str, Role | None, str | None]] = {
    "worker": ("company", None, None),
    "coworker": ("company", None, None),
    "stranger": ("other_company", None, None),
    "trainer": ("county", Role.TRAINER, "county"),
    "reviewer": ("county", Role.REVIEWER, "county"),
    "librarian": ("county", Role.LIBRARIAN, "county"),
    "company_officer": ("company", Role.OFFICER, "company"),
    "county_officer": ("county", Role.OFFICER, "county"),
    "other_officer": ("other_county", Role.OFFICER, "other_county"),
    "city_officer": ("city", Role.OFFICER, "city"),
    "auditor": ("county", Role.AUDITOR, "county"),
    "county_administrator": ("county", Role.ADMINISTRATOR, "county"),
    "administrator": ("city", Role.ADMINISTRATOR, "city"),
    "disabled": ("county", Role.OFFICER, "county"),
    "owner": ("city", None, None),
}
NAMES = ["visitor", *CAST]
ABOVE = {"city": None, "county": "city", "other_county": "city", "company": "county", "works": "county"}
ABOVE |= {"other_company": "other_county", "team": "company"}
KINDS = {"city": UnionKind.CITY, "county": UnionKind.COUNTY, "other_county": UnionKind.COUNTY, "team": UnionKind.TEAM}


@contextmanager
def built() -> Iterator[SimpleNamespace]:
    """`unions`, `people` and `clients` by name; everything is gone afterwards."""
    with transaction.atomic():
        stage = SimpleNamespace(unions=_unions(), people={}, clients={})
        for name, (home, role, at) in CAST.items():
            stage.people[name] = _person(name, stage.unions[home], role, stage.unions[at or home])
        stage.people["visitor"] = AnonymousUser()
        for name in NAMES:
            stage.clients[name] = _client(stage.people[name])
        Person.objects.filter(pk=stage.people["disabled"].pk).update(is_active=False)
        stage.people["disabled"].is_active = False
        yield stage
        transaction.set_rollback(True)


def _unions() -> dict[str, Union]:
    for name, above in ABOVE.items():
        parent = Union.objects.get(key=above.replace("_", "-")) if above else None
        make_union(name.replace("_", "-"), parent, kind=KINDS.get(name, UnionKind.ENTERPRISE))
    return {union.key.replace("-", "_"): union for union in Union.objects.all()}


def _person(name: str, home: Union, role: Role | None, at: Union) -> Person:
    person = PersonFactory(name=name, is_superuser=name == "owner")
    join_union(person=person, union=home, by=None)
    if role:
        grant_role(person=person, role=role, union=at, by=None)
    return person


def _client(person) -> Client:
    client = Client(raise_request_exception=False)
    if person.is_authenticated:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def asked(client: Client, url: str, method: str = ""):
    """The answer, with whatever the request wrote undone. Without a method: GET, or POST with an empty body."""
    cookies = client.cookies.copy()  # one of the addresses signs out
    with transaction.atomic():
        response = client.generic(method or "GET", url, content_type="application/json")
        if response.streaming:
            b"".join(response)  # read to the end, which closes the file behind it
        transaction.set_rollback(True)
    client.cookies = cookies
    return asked(client, url, "POST") if not method and response.status_code == 405 else response


def is_denied(response) -> bool:
    if response.status_code in {301, 302}:
        return "/accounts/login/" in response.url or response.url.rstrip("/").endswith("/cms")
    return response.status_code in {401, 403, 404}
