"""Roles × addresses × objects: who opens which address of the platform and of the CMS, near and far.

`near` is an object of the county in which most of the cast hold their roles, `far` one of the other county. What
somebody may not see is not there (404) or leads to sign-in; the CMS leads away from where one may not work."""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.architecture.objects import PARAMETER, address, made_for
from tests.architecture.stage import CAST, NAMES, asked, built, is_denied
from tests.architecture.test_matrix import ROWS, all_routes

CMS = tomllib.loads((Path(__file__).parent / "cms.toml").read_text())
DESK = ["visitor", "worker", "county_officer", "auditor", "disabled", *CMS["desk"]]  # whom the CMS is asked about
OBJECTS = [row for row in ROWS.values() if "near" in row]
pytestmark = pytest.mark.django_db  # pytest-django makes a database only where somebody asks for it


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), built() as found:
        found.keys = made_for(found)
        yield found


def opened(stage, url: str, names: Iterable[str]) -> set[str]:
    answers = {name: asked(stage.clients[name], url) for name in names}
    broken = [(name, url) for name, answer in answers.items() if answer.status_code >= 500]
    assert broken == []
    return {name for name, answer in answers.items() if not is_denied(answer)}


def people(named: str | list[str]) -> set[str]:
    """`anyone`, `signed_in`, `nobody`, `desk`, or names of the cast."""
    if isinstance(named, list):
        return set(named)
    signed_in = set(CAST) - {"disabled"}
    return {"anyone": set(NAMES), "signed_in": signed_in, "nobody": set(), "desk": set(CMS["desk"])}[named]


def names_an_object(route: str) -> bool:
    return "(" in route or PARAMETER.search(route) is not None


def in_cms() -> set[str]:
    return {route for route in all_routes() if route.startswith("cms/")}


def test_every_address_of_the_cms_is_written_down():
    written = [*CMS["elsewhere"], *(route for block in CMS["doors"] for route in block["routes"])]
    assert sorted(in_cms() - set(written)) == [], "add it to tests/architecture/cms.toml"
    assert sorted(set(written) - in_cms()) == []
    assert sorted(route for route in written if written.count(route) > 1) == []


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Wagtail leaves previews of images open
@pytest.mark.parametrize("place", ["near", "far"])
def test_the_cms_opens_for_exactly_those(stage, place):
    wrong, checks = [], 0
    for block in CMS["doors"]:
        for route in block["routes"] if place == "near" else filter(names_an_object, block["routes"]):
            found = opened(stage, address(route, stage.keys[place]), DESK)
            checks += len(DESK)
            if found != people(block[place]) & set(DESK):
                wrong.append((route, sorted(found), block[place]))
    assert wrong == []
    assert checks >= 1700


@pytest.mark.parametrize("place", ["near", "far"])
def test_objects_open_for_exactly_those(stage, place):
    wrong, checks = [], 0
    for row in OBJECTS:
        found = opened(stage, address(row["route"], stage.keys[place]), NAMES)
        checks += len(NAMES)
        if found != people(row[place]):
            wrong.append((row["route"], sorted(found), row[place]))
    assert wrong == []
    assert checks >= 500


def test_what_does_not_exist_looks_like_what_is_foreign(stage):
    """Numbers that belong to nothing answer like those of foreign objects: existence is not told."""
    nothing = {kind: uuid.uuid4() if isinstance(key, uuid.UUID) else 987_654 for kind, key in stage.keys["far"].items()}
    told = []
    for row in OBJECTS:
        refused = set(NAMES) - people(row["far"])
        for name in sorted(refused) if PARAMETER.search(row["route"]) else []:
            foreign = asked(stage.clients[name], address(row["route"], stage.keys["far"]))
            absent = asked(stage.clients[name], address(row["route"], nothing))
            if foreign.status_code != absent.status_code:
                told.append((row["route"], name, foreign.status_code, absent.status_code))
    assert told == []
