"""The API as its own schema describes it, for Schemathesis: each case is asked by every role, all of it undone."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from drf_spectacular.generators import SchemaGenerator
from schemathesis import checks
from schemathesis.config import SchemathesisConfig
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi import checks as openapi

IS_DEEP = "FUZZ_EXAMPLES" in os.environ
EXAMPLES = int(
    os.environ.get("FUZZ_EXAMPLES", "3")
)  # drawn by chance for an operation, beside the cases at the borders
ROLES = ("visitor", "worker", "trainer", "librarian", "county_officer", "auditor", "administrator")
CHECKS = [
    checks.not_a_server_error,
    openapi.status_code_conformance,
    openapi.content_type_conformance,
    openapi.response_headers_conformance,
    openapi.response_schema_conformance,
]


TURNED_AWAY = {401, 403}


def described() -> BaseSchema:
    """The schema that /api/v1/schema/ answers with; the same cases in every run unless FUZZ_SEED names another draw."""
    seed = os.environ.get("FUZZ_SEED")
    generation: dict[str, Any] = {"max-examples": EXAMPLES, "deterministic": seed is None, "database": "none"}
    values: dict[str, Any] = {
        "generation": generation,
        "phases": {"stateful": {"enabled": False}},
        "analysis": {"constants": {"enabled": False}},  # else any number in our source changes what is drawn
        **({"seed": int(seed)} if seed else {}),
    }
    config = SchemathesisConfig.from_dict(values)
    raw = SchemaGenerator().get_schema(request=None, public=True)
    schema = schemathesis.openapi.from_dict(raw, config=config)
    schema.app = get_wsgi_application()
    return schema


def ask_in_turn(case: schemathesis.Case, stage: SimpleNamespace) -> None:
    """The first case of an operation is asked by everybody, the others by one after another of whom it let in."""
    opened = stage.opened.get(case.operation.label)
    if IS_DEEP or opened is None:
        answers = {role: ask(case, stage, role) for role in ROLES}
        roles = [role for role, status in answers.items() if status not in TURNED_AWAY] or ROLES
        stage.opened.setdefault(case.operation.label, itertools.cycle(roles))
    else:
        ask(case, stage, next(opened))


def ask(case: schemathesis.Case, stage: SimpleNamespace, role: str) -> int:
    """The status. Raises when the answer is a failure of the server or none that the schema allows; undone."""
    headers = {"Accept-Encoding": "identity"}
    if role in stage.tokens:
        headers["X-Session-Token"] = stage.tokens[role]
    with transaction.atomic(), _connection_kept():
        response = case.call(headers=headers)
        transaction.set_rollback(True)
    case.validate_response(response, checks=CHECKS, headers=headers)
    return response.status_code


@contextmanager
def _connection_kept() -> Iterator[None]:
    """A server looks after its connection around each request, which would end the transaction that is to be undone."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
