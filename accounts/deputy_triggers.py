"""The database refuses a deputy with other days, another role or another union than whom she stands in for.

A check constraint sees one row only. Installed by the migration. A union that is merged or a person who is joined with
another one moves rows in bulk, so unions and people are compared when a deputy is written, days always."""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "accounts_rolegrant"
WITHIN = """SELECT 1 FROM accounts_rolegrant p WHERE p.id = NEW.deputy_for_id
AND p.from_on <= NEW.from_on AND (p.to_on IS NULL OR p.to_on >= NEW.to_on)"""
SAME = "p.role = NEW.role AND p.union_id = NEW.union_id AND p.person_id <> NEW.person_id AND p.deputy_for_id IS NULL"
OUTSIDE = """SELECT 1 FROM accounts_rolegrant d WHERE d.deputy_for_id = NEW.id AND (d.from_on < NEW.from_on
OR (NEW.to_on IS NOT NULL AND d.to_on > NEW.to_on) OR NEW.deputy_for_id IS NOT NULL)"""
WORDS = "a deputy stays within the role"
DATES = "from_on, to_on, deputy_for_id"
RULES = {
    "written": ("INSERT", f"NEW.deputy_for_id IS NOT NULL AND NOT EXISTS ({WITHIN} AND {SAME})"),
    "changed": (f"UPDATE OF {DATES}", f"NEW.deputy_for_id IS NOT NULL AND NOT EXISTS ({WITHIN})"),
    "outlasts": (f"UPDATE OF {DATES}", f"EXISTS ({OUTSIDE})"),
}


def statements(vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [_function(name) for name in RULES] + [_trigger(name) for name in RULES]
    return [
        f"CREATE TRIGGER {TABLE}_deputy_{name} BEFORE {event} ON {TABLE} WHEN {refused} "
        f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
        for name, (event, refused) in RULES.items()
    ]


def undo_statements(vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [f"DROP FUNCTION IF EXISTS {TABLE}_deputy_{name}() CASCADE" for name in RULES]
    return [f"DROP TRIGGER IF EXISTS {TABLE}_deputy_{name}" for name in RULES]


def _function(name: str) -> str:
    """A condition with a query is not allowed in PostgreSQL's WHEN, so it stands in the function."""
    return (
        f"CREATE FUNCTION {TABLE}_deputy_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {RULES[name][1]} THEN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'check_violation'; END IF; "
        "RETURN NEW; END $$"
    )


def _trigger(name: str) -> str:
    return (
        f"CREATE TRIGGER {TABLE}_deputy_{name} BEFORE {RULES[name][0]} ON {TABLE} "
        f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_deputy_{name}()"
    )


def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in statements(editor.connection.vendor):
        editor.execute(statement, params=None)


def remove(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in undo_statements(editor.connection.vendor):
        editor.execute(statement, params=None)
