"""Many rows changed by one statement, each only if nobody changed it since it was read."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection, models, transaction


def swap(model: type[models.Model], fields: Sequence[str], *, guard: str, rows: Sequence[tuple]) -> int:
    """Each row: its key, the value of `guard` when it was read, then the new value of each of `fields`.

    How many rows were written: one that somebody else wrote meanwhile keeps what it was given."""
    if not rows:
        return 0
    quote, key = connection.ops.quote_name, model._meta.pk
    columns = [_column(model, name) for name in fields]
    sets = ", ".join(f"{column} = fresh.column{place}" for place, column in enumerate(columns, 3))
    line = f"({', '.join(['%s'] * (len(fields) + 2))})"
    table, watched = quote(model._meta.db_table), _column(model, guard)
    statement = (
        f"UPDATE {table} SET {sets} FROM (VALUES {', '.join([line] * len(rows))}) AS fresh "  # noqa: S608  # own names
        f"WHERE {table}.{_column(model, key.name)} = fresh.column1 AND {table}.{watched} = fresh.column2"
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            statement, [value for pk, *rest in rows for value in (key.get_db_prep_value(pk, connection), *rest)]
        )
        return cursor.rowcount


def _column(model: type[models.Model], name: str) -> str:
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)
    return connection.ops.quote_name(str(field.column))
