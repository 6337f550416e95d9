"""The API's root: a valid schema without warnings, a page to read it, errors that are sentences."""

import io
import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from drf_spectacular.validation import validate_schema
from rest_framework import exceptions

from lms.api.errors import handle


@pytest.fixture(scope="module")
def schema():
    out = io.StringIO()
    call_command("spectacular", format="openapi-json", validate=True, fail_on_warn=True, stdout=out)
    return json.loads(out.getvalue())


def test_schema_is_openapi_31_and_every_operation_has_a_name_of_its_own(schema):
    validate_schema(schema)
    names = [
        operation["operationId"]
        for path in schema["paths"].values()
        for method, operation in path.items()
        if method in ("get", "post", "put", "patch", "delete")
    ]
    assert schema["openapi"].startswith("3.1")
    assert len(names) == len(set(names)) > 0


def test_schema_is_served_as_json(client):
    answer = client.get("/api/v1/schema/")
    assert answer.status_code == 200
    assert json.loads(answer.content)["openapi"].startswith("3.1")


def test_root_says_where_to_begin(client):
    assert client.get("/api/v1/").json() == {
        "version": "v1",
        "schema": "/api/v1/schema/",
        "docs": "/api/v1/docs/",
        "status": "/readyz",
    }


def test_docs_page_holds_nothing_in_line(client):
    page = client.get("/api/v1/docs/", headers={"Accept": "text/html"}).content.decode()
    assert "<style" not in page
    assert "style=" not in page
    assert re.findall(r"<script(?![^>]*\ssrc=)", page) == []
    script = client.get("/api/v1/docs/?script=")
    assert script["Content-Type"] == "application/javascript"
    assert "/api/v1/schema/" in script.content.decode()


@pytest.mark.parametrize("address", ["/api/v1/nothing/", "/api/", "/api/v2/courses/"])
def test_unknown_address_is_a_sentence_in_json(client, db, address):
    answer = client.get(address, headers={"Accept-Language": "zh-hans"})
    assert (answer.status_code, answer.json()) == (404, {"code": "not_found", "detail": "这个地址没有内容。"})


def test_nobody_signed_in_is_a_sentence(client, db):
    answer = client.post("/api/v1/records/", {}, content_type="application/json")
    assert answer.status_code in (401, 403)
    assert sorted(answer.json()) == ["code", "detail"]


def test_wrong_input_names_its_fields(client_for, worker):
    answer = client_for(worker).post("/api/v1/records/", {"records": []}, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["code"] == "invalid"
    assert "device" in answer.json()["fields"]


@pytest.mark.parametrize(
    ("error", "status", "expected"),
    [
        (ValidationError("Too late.", code="closed"), 400, {"code": "closed", "detail": "Too late."}),
        (
            ValidationError({"name": ["Say a name."], "__all__": ["Not both."]}),
            400,
            {"code": "invalid", "detail": "Not both.", "fields": {"name": ["Say a name."]}},
        ),
        (exceptions.NotFound("No such course."), 404, {"code": "not_found", "detail": "No such course."}),
    ],
)
def test_errors_are_a_code_and_a_sentence(error, status, expected):
    answer = handle(error, {})
    assert (answer.status_code, answer.data) == (status, expected)


def test_other_errors_are_not_hidden():
    assert handle(RuntimeError("a bug"), {}) is None


class TestFigures:
    def test_officer_reads_her_unions_and_no_other(self, county_officer, tree, client_for):
        answer = client_for(county_officer).get("/api/v1/figures/").json()
        assert answer["total"]["union"] == "county"
        assert {row["union"] for row in answer["unions"]} == {"company", "works"}
        assert answer["total"]["members"] == 1

    @pytest.mark.parametrize("key", ["other-county", "city", "no-such"])
    def test_foreign_union_is_not_there(self, county_officer, client_for, key):
        answer = client_for(county_officer).get("/api/v1/figures/", {"union": key})
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")

    def test_worker_and_visitor_get_nothing(self, worker, client, client_for):
        assert client_for(worker).get("/api/v1/figures/").status_code in (403, 404)
        assert client.get("/api/v1/figures/").status_code == 401
