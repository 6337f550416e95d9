"""Every error of the API is an object with a code for programs and a sentence for people."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.core.exceptions import ValidationError as DjangoValidationError
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """`{"code", "detail"}`, and `"fields": {name: [sentences]}` where the input was wrong."""
    if isinstance(error, DjangoValidationError):
        error = from_django(error)
    response = exception_handler(error, context)
    if response is not None:
        response.data = {**body(error, response.data), **getattr(error, "more", {})}
    return response


def from_django(error: DjangoValidationError) -> exceptions.ValidationError:
    """A rule of ours that refused, with its own code, as an error of the API."""
    if not hasattr(error, "error_dict"):
        return exceptions.ValidationError(error.messages, code=getattr(error, "code", None) or "invalid")
    fields = {"" if name == NON_FIELD_ERRORS else name: sentences for name, sentences in error.message_dict.items()}
    return exceptions.ValidationError(fields, code="invalid")


def body(error: Exception, data: Any) -> dict[str, Any]:
    if not isinstance(error, exceptions.ValidationError):
        return {"code": code_of(error), "detail": sentence(data)}
    if isinstance(data, list):
        return {"code": first_code(error.get_codes()), "detail": " ".join(map(str, data))}
    general = [text for name in ("non_field_errors", "") for text in flat(data.pop(name, []))]
    fields = {name: flat(texts) for name, texts in data.items()}
    detail = " ".join(general) or _("Some of what was sent cannot be used.")
    code = "invalid" if fields else first_code(error.get_codes())
    return {"code": code, "detail": detail, **({"fields": fields} if fields else {})}


def flat(value: Any) -> list[str]:
    """Sentences out of DRF's nested lists and objects, in their order."""
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list):
        return [str(value)]
    return [text for part in value for text in flat(part)]


def first_code(codes: Any) -> str:
    found = flat(codes)
    return found[0] if found else "invalid"


def code_of(error: Exception) -> str:
    codes = error.get_codes() if isinstance(error, exceptions.APIException) else None
    if isinstance(codes, str):
        return codes
    return "not_found" if type(error).__name__ == "Http404" else "permission_denied"


def sentence(data: Any) -> str:
    return " ".join(flat(data.get("detail", list(data.values())) if isinstance(data, dict) else data))
