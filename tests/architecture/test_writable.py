"""Which fields a caller of the API may write: frozen, so that no role, owner or price becomes writable unseen."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from rest_framework import serializers

from accounts.models import Person
from tests.architecture.test_house import APPS

ROOT = Path(__file__).resolve().parents[2]
FROZEN = tomllib.loads((Path(__file__).parent / "writable.toml").read_text())


def modules() -> Iterator[str]:
    """Every module of ours that speaks of serializers, the handlers of learning records too."""
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            if "serializers." in path.read_text() and "migrations" not in path.parts:
                yield ".".join(path.relative_to(ROOT).with_suffix("").parts)


def serializers_of(module: str) -> list[type[serializers.Serializer]]:
    found = [value for value in vars(import_module(module)).values() if isinstance(value, type)]
    return [one for one in found if issubclass(one, serializers.Serializer) and one.__module__ == module]


def writable(serializer: serializers.Serializer, prefix: str = "") -> Iterator[str]:
    for name, field in serializer.fields.items():
        if field.read_only:
            continue
        inner = getattr(field, "child", field)
        if isinstance(inner, serializers.Serializer):
            yield from writable(inner, f"{prefix}{name}.")
        else:
            yield prefix + name


def test_every_serializer_writes_what_is_frozen_and_nothing_else():
    found = {
        f"{module}.{one.__name__}": sorted(writable(one())) for module in modules() for one in serializers_of(module)
    }
    written = {name: fields for name, fields in found.items() if fields}
    assert written == FROZEN["writable"], "tests/architecture/writable.toml lists what may be written; think twice"
    assert len(found) >= 20


def test_no_frozen_field_is_a_right():
    """Nobody writes her own rights, whatever the snapshot says."""
    rights = {"role", "roles", "is_superuser", "is_active", "is_staff", "groups", "user_permissions", "granted_by"}
    named = {(name, field) for name, fields in FROZEN["writable"].items() for field in fields}
    assert [(name, field) for name, field in named if field.rsplit(".", 1)[-1] in rights] == []


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("url", ["/api/v1/me/", "/api/v1/people/", "/api/v1/people/{worker}/", "/api/v1/unions/"])
def test_sending_every_field_of_a_person_changes_nothing(worker, city_officer, client_for, url, method):
    everything = {field.name: 1 for field in Person._meta.get_fields()} | {
        "roles": ["administrator"],
        "role": "officer",
    }
    before = Person.objects.filter(pk=worker.pk).values().get()
    ask = getattr(client_for(city_officer), method)
    response = ask(url.format(worker=worker.pk), everything, content_type="application/json")
    assert response.status_code == 405
    assert Person.objects.filter(pk=worker.pk).values().get() == before


def test_default_of_the_api_is_deny():
    assert settings.REST_FRAMEWORK["DEFAULT_PERMISSION_CLASSES"] == ["accounts.api.permissions.DenyAll"]
    assert apps.is_installed("rest_framework")
