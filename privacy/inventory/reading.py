"""Reads every app's `privacy.toml`, and `privacy/third_party.toml` for the apps of others."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.db.models import Model

from privacy.inventory.entry import CLASSES, Entry

FILE = "privacy.toml"
OTHERS = Path(__file__).resolve().parents[1] / "third_party.toml"


def local_apps() -> list[AppConfig]:
    return [config for config in apps.get_app_configs() if Path(config.path).parent == settings.BASE_DIR]


def local_models(config: AppConfig) -> dict[str, type[Model]]:
    return {model.__name__: model for model in config.get_models()}


def tables(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text()) if path.exists() else {}


@cache
def inventory() -> tuple[Entry, ...]:
    """Every model that is described, ours and others'. Names that do not exist are left to `gaps`."""
    return (*_ours(), *_others())


def entry_of(model: type[Model]) -> Entry | None:
    return next((entry for entry in inventory() if entry.model is model), None)


def of_people() -> list[Entry]:
    return [entry for entry in inventory() if entry.is_of_people]


def _ours() -> list[Entry]:
    found = []
    for config in local_apps():
        models = local_models(config)
        for name, table in tables(Path(config.path) / FILE).items():
            if name in models:
                found.append(read(models[name], table))
    return found


def _others() -> list[Entry]:
    labels = {model._meta.label: model for model in apps.get_models()}
    described = {name: table for name, table in tables(OTHERS).items() if isinstance(table, dict)}
    return [read(labels[name], table) for name, table in described.items() if name in labels]


def read(model: type[Model], table: dict[str, Any]) -> Entry:
    classes = {name: kind for kind in CLASSES for name in table.get(kind, [])}
    rest = {name: value for name, value in table.items() if name not in CLASSES}
    known = {name: value for name, value in rest.items() if name in Entry.__dataclass_fields__}
    lists = {name: tuple(rest.get(name, ())) for name in ("withheld", "also")}
    return Entry(model=model, classes=classes, **{**known, **lists})
