"""What drf-spectacular must know: which addresses are ours and how a browser signs in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema

REFUSAL = {
    "type": "object",
    "description": "Why nothing was done. `code` is for programs, `detail` a sentence for people; `fields` says which.",
    "properties": {
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "fields": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
    },
    "required": ["code", "detail"],
    "additionalProperties": False,
}


def only_ours(endpoints: list[tuple]) -> list[tuple]:
    """Wagtail's admin brings an API of its own, which is not for our callers."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith("/api/v1/")]


REFUSED = {
    "type": "object",
    "description": "Why not: a code for programs and a sentence for people. `consent`: there are texts to agree to"
    " first, each by PUT /api/v1/privacy/consents/{kind}/.",
    "properties": {
        "code": {"type": "string", "examples": ["consent", "second_factor", "permission_denied"]},
        "detail": {"type": "string"},
        "missing": {
            "type": "array",
            "items": {"type": "string", "enum": ["terms", "policy"]},
            "description": "With the code `consent` only: the kinds to agree to.",
        },
    },
    "required": ["code", "detail"],
}


def refusals(result: dict[str, Any], **options: object) -> dict[str, Any]:
    """Every call of somebody signed in may answer 403; what it says is the same everywhere. Every operation may refuse
    by another 4xx; what is not written here, an answer of 5xx above all, is never promised."""
    result["components"]["schemas"] |= {"Refused": REFUSED, "Refusal": REFUSAL}
    for path in result["paths"].values():
        for operation in path.values():
            if any(operation.get("security", [])):
                operation["responses"].setdefault("403", _answer("Refused"))
            operation["responses"]["4XX"] = _answer("Refusal")
    return result


def _answer(schema: str) -> dict[str, Any]:
    return {"description": "", "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}}


class SessionScheme(OpenApiAuthenticationExtension):
    target_class = "accounts.api.authentication.SessionAuthentication"
    name = "session"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        return {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME}


class TokenScheme(OpenApiAuthenticationExtension):
    target_class = "privacy.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        return {"type": "apiKey", "in": "header", "name": "X-Session-Token"}
