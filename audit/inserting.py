"""Many rows of one model given as dicts, in one go: no object is built for a row that nobody looks at.

Django's bulk_create and bulk_update prepare every value of every field, which took half of a long import's time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import (
    AutoField,
    BooleanField,
    CharField,
    Field,
    ForeignKey,
    IntegerField,
    JSONField,
    Model,
    TextField,
    UUIDField,
)

Row = dict[str, Any]
AS_IS = (BooleanField, CharField, IntegerField, TextField)  # every driver takes them


def insert(model: type[Model], rows: Sequence[Row], *, replace: Sequence[str] = ()) -> None:
    """Rows by the names of columns (`person_id`); what a row leaves out, but for its key, has the default, asked once.

    `replace` names columns that take the new value where the key stands already."""
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, AutoField)]
    defaults = {field.attname: field.get_default() for field in fields if not field.primary_key}
    marks = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {_table(model)} ({_listed(fields)}) VALUES ({marks})"  # noqa: S608  # names are ours
    if replace:
        names = [_column(field) for field in _fields(model, replace)]
        sets = ", ".join(f"{name} = excluded.{name}" for name in names)
        statement += f" ON CONFLICT ({_column(model._meta.pk)}) DO UPDATE SET {sets}"
    _execute(statement, fields, ({**defaults, **row} for row in rows))


def change(model: type[Model], rows: Sequence[Row], names: Sequence[str]) -> None:
    """Sets the columns `names` of rows that stand there; each brings its key by the name of its column."""
    fields, key = _fields(model, names), model._meta.pk
    sets = ", ".join(f"{_column(field)} = %s" for field in fields)
    statement = f"UPDATE {_table(model)} SET {sets} WHERE {_column(key)} = %s"  # noqa: S608  # names are ours
    _execute(statement, [*fields, key], rows)


def _execute(statement: str, fields: Sequence[Field], rows: Iterable[Row]) -> None:
    columns = [(field.attname, _prepared(field)) for field in fields]
    values = [[prepare(row[name]) for name, prepare in columns] for row in rows]
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(statement, values)


def _fields(model: type[Model], names: Sequence[str]) -> list[Field]:
    return [field for field in model._meta.concrete_fields if field.attname in names]


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _column(field: Field) -> str:
    return connection.ops.quote_name(str(field.column))


def _listed(fields: Sequence[Field]) -> str:
    return ", ".join(map(_column, fields))


def _prepared(field: Field) -> Callable[[Any], Any]:
    """How the driver wants a value of the field; days and moments of many rows are the same few."""
    while isinstance(field, ForeignKey):
        field = field.target_field
    if isinstance(field, UUIDField):
        return _as_is if connection.features.has_native_uuid_field else _hex
    if isinstance(field, JSONField):
        return _json
    return _as_is if isinstance(field, AS_IS) else cache(lambda value: field.get_db_prep_save(value, connection))


def _as_is(value: Any) -> Any:
    return value


def _hex(value: Any) -> str | None:
    return None if value is None else value.hex


def _json(value: Any) -> Any:
    return connection.ops.adapt_json_value(value, None)
