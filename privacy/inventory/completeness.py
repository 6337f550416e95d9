"""What the inventory lacks, each as a sentence that says exactly what to write where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.core.exceptions import FieldError
from django.db.models import Model

from privacy.enums import ConsentKind, OnDeletion, Purpose, Reason, RetentionKind
from privacy.inventory.entry import CLASSES, Entry, holds_text, local_fields
from privacy.inventory.reading import FILE, OTHERS, local_apps, local_models, read, tables
from privacy.inventory.ways import WAYS

CLOSED: dict[str, type] = {
    "purpose": Purpose,
    "on_deletion": OnDeletion,
    "reason": Reason,
    "retention": RetentionKind,
    "consent": ConsentKind,
}


def gaps() -> list[str]:
    found = [sentence for config in local_apps() for sentence in _gaps_of_app(config)]
    return [*found, *_gaps_of_others()]


def _gaps_of_app(config: AppConfig) -> Iterator[str]:
    place, models = f"{config.name}/{FILE}", local_models(config)
    described = tables(Path(config.path) / FILE)
    for name, model in models.items():
        if name not in described:
            yield f"{place}: add [{name}] with its fields: {_names(model)}. {_help()}"
        else:
            yield from model_gaps(place, name, model, described[name])
    for name in described.keys() - models.keys():
        yield f"{place}: remove [{name}], there is no such model."


def _gaps_of_others() -> Iterator[str]:
    ours = {config.label for config in local_apps()}
    theirs = {model._meta.label: model for model in apps.get_models() if model._meta.app_label not in ours}
    described, place = tables(OTHERS), "privacy/third_party.toml"
    harmless = set(described.pop("nothing_personal"))
    for label, model in theirs.items():
        if label in described:
            yield from model_gaps(place, label, model, described[label])
        elif label not in harmless:
            ways = f'"{label}" to nothing_personal, or ["{label}"] with its fields: {_names(model)}'
            yield f"{place}: add {ways}. {_help()}"
    installed = {config.label for config in apps.get_app_configs()}
    for label in described.keys() - theirs.keys():  # what is harmless may differ from one database to another
        if label.partition(".")[0] in installed:
            yield f"{place}: remove {label}, there is no such model."


def model_gaps(place: str, name: str, model: type[Model], table: dict[str, Any]) -> Iterator[str]:
    """Fields without a class or with two, names that are gone, words that are not on the closed lists."""
    where, listed = f"{place} [{name}]", [one for kind in CLASSES for one in table.get(kind, [])]
    names = [one.name for one in local_fields(model)]
    for one in names:
        if one not in listed:
            yield f'{where}: write "{one}" into one of {", ".join(CLASSES)}.'
    for one in sorted(set(listed)):
        if one not in names:
            yield f'{where}: remove "{one}", the model has no such field.'
        elif listed.count(one) > 1:
            yield f'{where}: "{one}" stands in two classes; choose one.'
    for key in table.keys() - set(CLASSES) - set(Entry.__dataclass_fields__):
        yield f'{where}: nothing reads "{key}".'
    for key, choices in CLOSED.items():
        if table.get(key, "") not in {"", *choices.values}:  # type: ignore[attr-defined]  # TextChoices
            yield f'{where}: {key} = "{table[key]}" is none of {", ".join(choices.values)}.'  # type: ignore[attr-defined]
    yield from _deed_gaps(where, read(model, table))


def _deed_gaps(where: str, entry: Entry) -> Iterator[str]:
    """Does it say whose the row is, what a deletion does, and why something stays?"""
    personal = entry.fields("personal", "sensitive")
    if personal and not entry.is_of_people and not entry.on_deletion:
        shown = ", ".join(one.name for one in personal)
        yield f'{where}: {shown} are of a person: write person = "path to the person" (or matches).'
    if not entry.is_of_people:
        return
    if not entry.purpose or not entry.on_deletion:
        yield f"{where}: write purpose and on_deletion ({', '.join(OnDeletion.values)})."
    if entry.may_stay and not (entry.reason and entry.retention and entry.since):
        yield f"{where}: what stays needs reason, retention (the kind of rule) and since (the field it counts from)."
    if (entry.consent_where or entry.basis) and not entry.consent:
        yield f"{where}: consent_where and basis say something of consent; write which."
    if entry.on_deletion == OnDeletion.KEEP and entry.erase:
        yield f'{where}: keep changes nothing; on_deletion = "pseudonymise" erases.'
    if entry.on_deletion != OnDeletion.DELETE:
        for one in personal:
            if holds_text(one) and one.name not in entry.erase:
                way = f'erase = {{ {one.name} = "…" }} ({", ".join(WAYS)})'
                yield f'{where}: the row stays, so say how "{one.name}" is erased: {way}.'
    yield from _path_gaps(where, entry)


def _path_gaps(where: str, entry: Entry) -> Iterator[str]:
    names = {one.name for one in local_fields(entry.model)}
    for key in [*entry.erase, *entry.withheld, *entry.matches, *filter(None, [entry.ends])]:
        if key not in names:
            yield f'{where}: the model has no field "{key}".'
    for name, way in entry.erase.items():
        if way not in WAYS:
            yield f'{where}: erase {name} = "{way}" is none of {", ".join(WAYS)}.'
    try:
        path = entry.person if entry.person not in {"", "self"} else "pk"
        rows = entry.model._base_manager.filter(**{f"{path}__isnull": False})
        rows = rows.filter(**entry.keep_where).filter(**entry.consent_where)
        rows.order_by(entry.clock or "pk").query.sql_with_params()
    except (FieldError, ValueError) as error:
        yield f"{where}: a path leads nowhere: {error}"


def _names(model: type[Model]) -> str:
    return ", ".join(one.name for one in local_fields(model))


def _help() -> str:
    return "privacy/README.md shows a filled-in table."
