"""Does to the rows of a person what the inventory says. The one place that may write to tables that only grow."""

from __future__ import annotations

from collections.abc import Iterable
from graphlib import TopologicalSorter
from typing import cast

from django.db import models, transaction
from django.db.models import F, Field, Q, QuerySet, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from accounts.models import Person
from privacy.enums import OnDeletion
from privacy.inventory import Entry, of_people
from privacy.inventory.ways import WAYS


def erase_rows(person: Person, pseudonym: str) -> dict[str, int]:
    """Delete, empty and pseudonymise; how many rows of each model were touched. The person's own row comes last."""
    entries = in_order(of_people())
    return {entry.label: number for entry in entries if (number := _erase(entry, person, pseudonym))}


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Rows that point to other rows which go are dealt with before them."""
    by_model = {entry.model: entry for entry in entries}
    goes = [entry for entry in by_model.values() if entry.on_deletion == OnDeletion.DELETE or entry.keep_where]
    graph: TopologicalSorter = TopologicalSorter(dict.fromkeys(by_model, ()))
    for entry in goes:
        for field in entry.model._meta.local_fields:
            if field.related_model in by_model and field.related_model not in {entry.model, Person}:
                graph.add(field.related_model, entry.model)
    ordered = [by_model[model] for model in graph.static_order()]
    return sorted(ordered, key=lambda entry: entry.person == "self")


def remove_consented(person: Person, kind: str) -> None:
    """What was kept on this consent alone goes with it; what a law allows to keep stays."""
    for entry in in_order(of_people()):
        if entry.consent == kind and not entry.basis:
            remove_rows(entry, entry.rows(person).filter(**entry.consent_where))


def remove_rows(entry: Entry, rows: QuerySet) -> int:
    """Delete rows with their files; files go once the deletion is certain."""
    files = [field for field in entry.model._meta.local_fields if isinstance(field, models.FileField)]
    for field in files:
        for name in rows.exclude(**{field.name: ""}).values_list(field.name, flat=True):
            transaction.on_commit(lambda storage=field.storage, name=name: storage.delete(name))
    return rows.delete()[0]


def _erase(entry: Entry, person: Person, pseudonym: str) -> int:
    rows = entry.rows(person)
    if entry.on_deletion == OnDeletion.DELETE:
        return remove_rows(entry, rows)
    gone = remove_rows(entry, rows.exclude(**entry.keep_where)) if entry.keep_where else 0
    if entry.ends:
        _end(entry, rows)
    keys = list(rows.values_list("pk", flat=True)) if entry.erase else []
    rows = QuerySet(entry.model).filter(pk__in=keys)  # emptying a field must not lose the row that is found by it
    for name, way in entry.erase.items():
        _empty(rows, cast("Field", entry.model._meta.get_field(name)), way, pseudonym)
    return gone + len(keys)


def _end(entry: Entry, rows: QuerySet) -> None:
    """What still holds ends today; what would only begin never does."""
    today = timezone.localdate()
    rows.filter(**{f"{entry.since}__gt": today}).delete()
    day = Greatest(F(entry.since), Value(today, output_field=models.DateField()))
    rows.filter(Q(**{entry.ends: None}) | Q(**{f"{entry.ends}__gt": today})).update(**{entry.ends: day})


def _empty(rows: QuerySet, field: Field, way: str, pseudonym: str) -> None:
    if isinstance(field, models.ManyToManyField):
        for row in rows:
            getattr(row, field.name).clear()
        return
    if isinstance(field, models.FileField):
        for name in rows.exclude(**{field.name: ""}).values_list(field.name, flat=True):
            transaction.on_commit(lambda storage=field.storage, name=name: storage.delete(name))
    if isinstance(field, models.JSONField):
        for key, value in rows.values_list("pk", field.name):
            rows.filter(pk=key).update(**{field.name: WAYS[way](field, value, pseudonym)})
        return
    for value in set(rows.order_by().values_list(field.name, flat=True)):
        changed = WAYS[way](field, value, pseudonym)
        if changed != value:
            rows.filter(**{field.name: value}).update(**{field.name: changed})
