"""What must hold at start: the chosen SMS backend, the names in authority.toml, the keys of identity papers."""

from __future__ import annotations

from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.core.exceptions import ImproperlyConfigured

from accounts.identity.keys import keyring
from accounts.identity.sealing import seal, unseal
from accounts.matrix import problems, table
from accounts.sms import sms_backend
from accounts.sms.base import SmsBackend


@register()
def sms_backend_exists(**options: Any) -> list[CheckMessage]:
    try:
        backend = sms_backend()
    except (ImportError, TypeError, ValueError) as error:
        hint = f"It says {settings.SMS_BACKEND!r}; name a class by its dotted path."
        return [Error(f"SMS_BACKEND cannot be used: {error}", hint=hint, id="accounts.E001")]
    if not isinstance(backend, SmsBackend):
        return [
            Error("SMS_BACKEND is not an SmsBackend.", hint="Derive it from accounts.sms.base.", id="accounts.E002")
        ]
    return [Error(f"{settings.SMS_BACKEND} needs {name}.", id="accounts.E003") for name in backend.missing()]


@register(Tags.security, deploy=True)
def sms_backend_reaches_phones(**options: Any) -> list[CheckMessage]:
    if sms_backend_exists() or sms_backend().reaches_phones:
        return []
    hint = "Set SMS_BACKEND to the class of your gateway."
    return [Warning("Codes reach no phone: administrators read them on a page.", hint=hint, id="accounts.W001")]


@register()
def authority_names_exist(**options: Any) -> list[CheckMessage]:
    hint = "Mend accounts/authority.toml; its head explains the names."
    return [Error(text, hint=hint, id="accounts.E003") for text in problems(table())]


@register()
def identity_keys_work(**options: Any) -> list[CheckMessage]:
    """Every key opens what it sealed: also says when the installed OpenSSL lacks the chosen cipher."""
    try:
        keyring()
    except ImproperlyConfigured as error:
        hint = "Make one with: python -c 'import secrets; print(secrets.token_urlsafe(32))'"
        return [Error(f"Identity papers cannot be sealed: {error}", hint=hint, id="accounts.E010")]
    try:
        works = unseal(seal("x")) == "x"
    except UnsupportedAlgorithm:
        works = False
    if not works:
        hint = "Choose another IDENTITY_CIPHER or a library that offers it."
        return [Error("The cipher of IDENTITY_CIPHER is not available here.", hint=hint, id="accounts.E011")]
    return []
