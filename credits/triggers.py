"""The database refuses to change or delete what the ledger holds, whoever asks; on PostgreSQL also a posting
whose legs do not sum to nought. Installed by the migration; SQLite cannot put a check off to the commit.

One change is let through: the written reason of a posting may become the mark ERASED, and nothing else with it.
A reason is free text and may name a person who has been deleted."""

from __future__ import annotations

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from privacy.mark import ERASED

TABLES = ("credits_posting", "credits_leg")
FROZEN = (
    "id", "person_id", "kind", "source", "event", "rule_id", "title", "theme", "facts", "credits", "seconds",
    "happened_at", "posted_at", "posted_by_id", "reverses_id",
)  # fmt: skip

POSTGRESQL = """
CREATE FUNCTION credits_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the ledger only grows'; END $$;
CREATE FUNCTION credits_refuse_but_erasing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.reason = '{erased}' AND OLD.reason <> '' AND {same} THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the ledger only grows';
END $$;
CREATE FUNCTION credits_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM credits_leg WHERE posting_id = NEW.posting_id GROUP BY unit HAVING SUM(amount) <> 0) THEN
    RAISE EXCEPTION 'the legs of a posting sum to nought';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER credits_leg_balanced AFTER INSERT ON credits_leg
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION credits_balanced();
"""
POSTGRESQL_UNDO = """
DROP TRIGGER IF EXISTS credits_leg_balanced ON credits_leg;
DROP FUNCTION IF EXISTS credits_balanced() CASCADE;
DROP FUNCTION IF EXISTS credits_refuse_but_erasing() CASCADE;
DROP FUNCTION IF EXISTS credits_refuse() CASCADE;
"""


def statements(vendor: str) -> list[str]:
    if vendor == "postgresql":
        each = (
            f"CREATE TRIGGER {table}_grows_{verb.lower()} BEFORE {verb} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {_function(table, verb)}()"
            for table in TABLES
            for verb in ("UPDATE", "DELETE")
        )
        same = " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in FROZEN)
        return [POSTGRESQL.replace("{same}", same).replace("{erased}", ERASED), *each]
    return [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} {_unless_erasing(table, verb)}"
        "BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END"
        for table in TABLES
        for verb in ("UPDATE", "DELETE")
    ]


def _may_erase(table: str, verb: str) -> bool:
    return table == "credits_posting" and verb == "UPDATE"


def _function(table: str, verb: str) -> str:
    return "credits_refuse_but_erasing" if _may_erase(table, verb) else "credits_refuse"


def _unless_erasing(table: str, verb: str) -> str:
    same = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in FROZEN)
    erasing = f"WHEN NOT (NEW.reason = '{ERASED}' AND OLD.reason <> '' AND {same}) "
    return erasing if _may_erase(table, verb) else ""


def undo_statements(vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [POSTGRESQL_UNDO]
    return [f"DROP TRIGGER IF EXISTS {table}_no_{verb}" for table in TABLES for verb in ("update", "delete")]


def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in statements(editor.connection.vendor):
        editor.execute(statement, params=None)


def remove(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in undo_statements(editor.connection.vendor):
        editor.execute(statement, params=None)


def run(statements: list[str]) -> None:
    """Outside migrations: the tests put the triggers aside to empty the tables."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
