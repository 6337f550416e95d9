"""The database refuses two spans of one category that share a day, whoever writes. PostgreSQL by an exclusion
constraint, SQLite by triggers (its writers queue, so a trigger sees every span). A migration that rebuilds the
table on SQLite has to install them anew."""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "profiles_categoryspan"
REFUSAL = "spans of one category do not overlap"

POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    f"ALTER TABLE {TABLE} ADD CONSTRAINT {TABLE}_apart EXCLUDE USING gist "
    "(person_id WITH =, kind WITH =, daterange(from_on, to_on, '[]') WITH &&)",
)
POSTGRESQL_UNDO = (f"ALTER TABLE {TABLE} DROP CONSTRAINT IF EXISTS {TABLE}_apart",)


def sqlite_trigger(verb: str) -> str:
    return f"""
    CREATE TRIGGER {TABLE}_apart_{verb.lower()} BEFORE {verb} ON {TABLE}
    WHEN EXISTS (
      SELECT 1 FROM {TABLE} AS other
      WHERE other.person_id = NEW.person_id AND other.kind = NEW.kind AND other.id IS NOT NEW.id
        AND (other.to_on IS NULL OR other.to_on >= NEW.from_on)
        AND (NEW.to_on IS NULL OR other.from_on <= NEW.to_on)
    )
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"""  # noqa: S608  # names of our own, no value


def statements(vendor: str) -> tuple[str, ...]:
    return POSTGRESQL if vendor == "postgresql" else (sqlite_trigger("INSERT"), sqlite_trigger("UPDATE"))


def undo_statements(vendor: str) -> tuple[str, ...]:
    if vendor == "postgresql":
        return POSTGRESQL_UNDO
    return tuple(f"DROP TRIGGER IF EXISTS {TABLE}_apart_{verb}" for verb in ("insert", "update"))


def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in statements(editor.connection.vendor):
        editor.execute(statement, params=None)


def remove(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in undo_statements(editor.connection.vendor):
        editor.execute(statement, params=None)
