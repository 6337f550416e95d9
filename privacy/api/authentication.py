"""A token of an app opens nothing before its person has agreed to the texts of today."""

from __future__ import annotations

from typing import Any

from rest_framework import status
from rest_framework.exceptions import APIException

from accounts.api.authentication import TokenAuthentication as AnyToken
from privacy.gate import owed, refusal


class ConsentMissing(APIException):
    """403 with `missing`: the kinds to agree to."""

    status_code = status.HTTP_403_FORBIDDEN

    def __init__(self, missing: list[str]) -> None:
        self.more = {"missing": missing}
        body = refusal(missing)
        super().__init__(body["detail"], body["code"])


class TokenAuthentication(AnyToken):
    def authenticate(self, request: Any) -> Any:
        """A view with `before_consent` is one by which the texts are read and agreed to."""
        found = super().authenticate(request)
        view = (request.parser_context or {}).get("view")
        if found and not getattr(view, "before_consent", False):
            person, session = found
            if missing := owed(person, session):
                raise ConsentMissing(missing)
            if session.modified:
                session.save()  # that it was asked and answered; tokens have no middleware that saves
        return found
