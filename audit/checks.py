"""The audit log needs a key to sign its daily roots with."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from audit.signing import signing_key


@register()
def roots_can_be_signed(**options: Any) -> list[CheckMessage]:
    try:
        signing_key()
    except ImproperlyConfigured as error:
        hint = "Make one with: python -c 'import secrets; print(secrets.token_urlsafe(32))'"
        return [Error(str(error), hint=hint, id="audit.E001")]
    return []
