"""The house: every app stands in the contract and keys point down."""

import tomllib
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]


def floors() -> list[set[str]]:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
    return [{name.strip() for name in layer.split("|")} for layer in contract["layers"]]


def local_apps() -> set[str]:
    return {path.parent.name for path in ROOT.glob("*/apps.py")}


def test_every_local_app_stands_in_the_contract():
    assert local_apps() == set().union(*floors())


def test_every_local_app_is_installed_and_has_a_short_readme():
    for name in local_apps():
        assert apps.is_installed(name)
        assert 1 <= len((ROOT / name / "README.md").read_text().splitlines()) <= 20


def test_foreign_keys_point_down():
    level = {name: number for number, layer in enumerate(floors()) for name in layer}
    for model in apps.get_models():
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if field.auto_created or not target or not hasattr(target, "_meta"):
                continue
            here, there = level.get(model._meta.app_label), level.get(target._meta.app_label)
            if here is not None and there is not None:
                same = model._meta.app_label == target._meta.app_label
                assert same or there > here, f"{model.__name__}.{field.name} points up"
