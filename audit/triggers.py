"""The database refuses to change an audit entry, and to delete one that no seal covers, whoever asks."""

from __future__ import annotations

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ENTRY, SEAL = "audit_entry", "audit_seal"
WORDS = "the audit log only grows"
SEALED = f"""SELECT 1 FROM {SEAL} WHERE {SEAL}.chain = OLD.chain AND {SEAL}.number >= OLD.number
 AND {SEAL}.before > OLD.at"""  # noqa: S608 (names of our own)

POSTGRESQL = f"""
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{WORDS}'; END $$;
CREATE FUNCTION audit_refuse_unsealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN IF EXISTS ({SEALED}) THEN RETURN OLD; END IF; RAISE EXCEPTION '{WORDS}'; END $$;
CREATE TRIGGER {ENTRY}_grows BEFORE UPDATE ON {ENTRY} FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER {ENTRY}_goes BEFORE DELETE ON {ENTRY} FOR EACH ROW EXECUTE FUNCTION audit_refuse_unsealed();
CREATE TRIGGER {ENTRY}_stays BEFORE TRUNCATE ON {ENTRY} FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER {SEAL}_grows BEFORE UPDATE OR DELETE ON {SEAL} FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER {SEAL}_stays BEFORE TRUNCATE ON {SEAL} FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
"""


def statements(vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [POSTGRESQL]
    return [
        _sqlite(ENTRY, "UPDATE"),
        _sqlite(ENTRY, "DELETE", f"WHEN NOT EXISTS ({SEALED})"),
        _sqlite(SEAL, "UPDATE"),
        _sqlite(SEAL, "DELETE"),
    ]


def undo_statements(vendor: str) -> list[str]:
    if vendor == "postgresql":
        names = ("audit_refuse", "audit_refuse_unsealed")
        return [f"DROP FUNCTION IF EXISTS {name}() CASCADE" for name in names]
    return [f"DROP TRIGGER IF EXISTS {table}_no_{verb}" for table in (ENTRY, SEAL) for verb in ("update", "delete")]


def _sqlite(table: str, verb: str, when: str = "") -> str:
    name = f"{table}_no_{verb.lower()}"
    return f"CREATE TRIGGER {name} BEFORE {verb} ON {table} {when} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"


def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in statements(editor.connection.vendor):
        editor.execute(statement, params=None)


def remove(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in undo_statements(editor.connection.vendor):
        editor.execute(statement, params=None)


def run(statements: list[str]) -> None:
    """Outside migrations: the tests put the triggers aside to empty the table."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
