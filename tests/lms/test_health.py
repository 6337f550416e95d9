"""/healthz says that the process answers, /readyz what it can do; neither says more than that."""

import pytest
from django.db import OperationalError

from lms import health


def broken():
    raise OperationalError("no way to the service; password=secret")


@pytest.fixture
def all_well(monkeypatch):
    for group in (health.NEEDED, health.OPTIONAL):
        for name in group:
            monkeypatch.setitem(group, name, lambda: None)


def test_healthz_asks_no_database(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert "no-store" in answer["Cache-Control"]


def test_readyz_names_every_part(client, all_well):
    parts = ("database", "migrations", "cache", "queue", "search")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "checks": dict.fromkeys(parts, "ok")})


@pytest.mark.parametrize("name", ["cache", "queue", "search"])
def test_a_failing_optional_service_is_degraded_but_ready(client, all_well, monkeypatch, name):
    monkeypatch.setitem(health.OPTIONAL, name, broken)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"], answer.json()["checks"][name]) == (200, "degraded", "failed")
    assert "secret" not in answer.content.decode()


@pytest.mark.parametrize("name", ["database", "migrations"])
def test_without_database_or_migrations_it_is_not_ready(client, all_well, monkeypatch, name):
    monkeypatch.setitem(health.NEEDED, name, broken)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (503, "failed")
    assert "secret" not in answer.content.decode()


def test_the_real_checks_of_the_embedded_defaults_pass(db):
    for check in (health.database, health.migrations, health.cache_works, health.queue):
        check()


def test_watchdog_needs_no_host_name(client, all_well):
    assert client.get("/healthz", headers={"Host": "10.0.0.7:8000"}).status_code == 200
    assert client.get("/readyz", headers={"Host": "10.0.0.7:8000"}).status_code == 200


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_only_reading_is_allowed(client, address):
    assert client.post(address).status_code == 405
