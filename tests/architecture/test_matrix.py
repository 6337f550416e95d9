"""Role × endpoint: every URL stands in matrix.toml, and the file tells the truth."""

from __future__ import annotations

import re
import tomllib
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import URLResolver, get_resolver

from tests.architecture.stage import asked, built

ROOT = Path(__file__).resolve().parents[2]
MATRIX = tomllib.loads((Path(__file__).parent / "matrix.toml").read_text())
GROUPS = tuple(MATRIX["groups"])
ROWS = {row["route"]: row for row in MATRIX["endpoint"]}
CAST = [
    "worker",
    "stranger",
    "trainer",
    "reviewer",
    "librarian",
    "company_officer",
    "county_officer",
    "city_officer",
    "auditor",
    "administrator",
]


def routes(resolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route)
        else:
            yield route


def all_routes() -> list[str]:
    content = [f"content:{route}" for route in routes(get_resolver(settings.CONTENT_URLCONF))]
    return [*routes(get_resolver()), *content]


def test_every_endpoint_stands_in_the_matrix():
    missing = [route for route in all_routes() if not route.startswith(GROUPS) and route not in ROWS]
    assert missing == [], "add a row for each to tests/architecture/matrix.toml"


def test_every_row_is_an_endpoint():
    assert sorted(set(ROWS) - set(all_routes())) == []


def test_rows_with_parameters_name_the_file_that_tests_their_objects():
    bare = [route for route, row in ROWS.items() if ("<" in route or "(" in route) and "objects" not in row]
    assert bare == []
    assert [row["objects"] for row in ROWS.values() if "objects" in row and not (ROOT / row["objects"]).exists()] == []


def is_denied(response) -> bool:
    if response.status_code in {301, 302}:
        return response.url.startswith("/accounts/login/")
    return response.status_code in {401, 403, 404}


def allowed_by(row: dict) -> set[str]:
    named = {"anyone": {"visitor", *CAST}, "signed_in": set(CAST), "nobody": set()}
    return named[row["allow"]] if isinstance(row["allow"], str) else set(row["allow"])


TRIED = [row for row in ROWS.values() if "allow" in row and not row["route"].startswith("content:")]


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), built() as found:
        yield found


@pytest.mark.django_db
@pytest.mark.parametrize("row", TRIED, ids=lambda row: row["route"])
def test_exactly_those_in_the_matrix_are_let_in(row, stage):
    opened = set()
    for name in ["visitor", *CAST]:
        response = asked(stage.clients[name], f"/{row['route']}", row.get("method", "GET"))
        assert response.status_code < 500
        if not is_denied(response):
            opened.add(name)
    assert opened == allowed_by(row)


BEYOND = 2**63  # SQLite has no such integer
NUMBERED = [route for route in all_routes() if "<int:" in route and not route.startswith("content:")]


@pytest.mark.django_db
@pytest.mark.parametrize("route", NUMBERED)
def test_a_key_beyond_every_integer_breaks_nothing(route, stage):
    """A page is looked for by `id`: by `pk`, which is a link to its parent row, SQLite breaks."""
    url = re.sub(r"<int:\w+>", str(BEYOND), f"/{route}")
    url = re.sub(r"<(\w+:)?\w+>", "x", re.sub(r"<uuid:\w+>", str(uuid.uuid4()), url))
    asking = [(name, method) for name in ("worker", "administrator") for method in ("GET", "POST")]
    assert [who for who in asking if asked(stage.clients[who[0]], url, who[1]).status_code >= 500] == []
