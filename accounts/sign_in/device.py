"""Which browser or app asks: a random, signed name in a cookie, or in a header for apps. It names no person."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponseBase

COOKIE, HEADER = "device", "X-Device"
YEAR = 365 * 86400
_signer = Signer(salt="accounts.device")


def device_of(request: HttpRequest) -> str:
    """The device's name; a new one when it has none or a forged one."""
    if not hasattr(request, "_device"):
        given = request.headers.get(HEADER) or request.COOKIES.get(COOKIE, "")
        request._device = _known(given) or secrets.token_urlsafe(16)  # type: ignore[attr-defined]  # once a request
    return request._device  # type: ignore[attr-defined]


def signed_device(request: HttpRequest) -> str:
    return _signer.sign(device_of(request))


def remember_device(request: HttpRequest, response: HttpResponseBase) -> None:
    if not _known(request.COOKIES.get(COOKIE, "")):
        secure = settings.SESSION_COOKIE_SECURE
        value = signed_device(request)
        response.set_cookie(COOKIE, value, max_age=YEAR, httponly=True, secure=secure, samesite="Lax")


def _known(given: str) -> str:
    try:
        return _signer.unsign(given)
    except BadSignature:
        return ""
