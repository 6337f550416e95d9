"""What no well-behaved client sends, at every operation: half characters, NUL, numbers beyond every column, no JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from drf_spectacular.generators import SchemaGenerator

from tests.architecture.real import real_objects, with_ids
from tests.architecture.stage import built

VALUES: list[Any] = ["\ud800", "\x00", "9" * 5000, 10**400, -(2**63) - 1, 1e308, True, None, [], [["\x00"]], {"a": {}}]
TEXTS = ["%00", "%ED%A0%80", "%FF", "9" * 400, "-1", "1e9", "NaN", "%EF%BC%91", "%2500", "a" * 3000]
BODIES = ['{"', "", "null", "[]", '"text"', "NaN", "\xff", "[" * 2000, '{"a":1,"a":2}']
KINDS = ["text/plain", "multipart/form-data", "multipart/form-data; boundary=x", "application/json; charset=none"]
RAW = SchemaGenerator().get_schema(request=None, public=True)
OPERATIONS = [(path, method) for path, methods in RAW["paths"].items() for method in methods]


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), built() as found:
        found.known = real_objects(found)
        yield found


def properties(operation: dict[str, Any]) -> list[str]:
    """Every field that its body may hold."""
    content = operation.get("requestBody", {}).get("content", {})
    names = [body["schema"].get("$ref", "").rsplit("/", 1)[-1] for body in content.values()]
    return [field for name in names for field in RAW["components"]["schemas"].get(name, {}).get("properties", {})]


def requests_of(method: str, operation: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(query, body, content type) of everything that is tried."""
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "query":
            yield from ((f"{parameter['name']}={text}", "", "application/json") for text in TEXTS)
    if method == "get":
        return
    fields = properties(operation)
    for value in VALUES:
        yield "", json.dumps(dict.fromkeys(fields, value)), "application/json"
    yield from (("", body, "application/json") for body in BODIES)
    yield from (("", BODIES[0], kind) for kind in KINDS)


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_garbage_is_refused_in_the_words_of_the_api(path, method, stage):
    wrong = []
    for query, body, kind in requests_of(method, RAW["paths"][path][method]):
        client = stage.clients["county_officer" if "decide" in path or "people" in path else "worker"]
        with transaction.atomic():
            url = f"{with_ids(path, stage.known)}?{query}"
            answer = client.generic(method.upper(), url, body.encode("utf-8", "surrogatepass"), content_type=kind)
            transaction.set_rollback(True)
        is_ours = answer.get("Content-Type") == "application/json" or answer.status_code == 204
        if answer.status_code >= 500 or not is_ours:
            wrong.append((query, body[:80], kind, answer.status_code))
    assert wrong == []
