"""Ed25519: who only checks the daily roots needs the public key alone."""

from __future__ import annotations

import base64
import binascii

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SEED = 32


def signing_key() -> Ed25519PrivateKey:
    """Raises ImproperlyConfigured with a sentence for the operator."""
    text = settings.AUDIT_SIGNING_KEY
    try:
        seed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        seed = b""
    if len(seed) != SEED:
        raise ImproperlyConfigured("AUDIT_SIGNING_KEY must be 32 random bytes in base64.")
    return Ed25519PrivateKey.from_private_bytes(seed)


def sign(text: bytes) -> str:
    return signing_key().sign(text).hex()


def is_signed(text: bytes, signature: str) -> bool:
    try:
        signing_key().public_key().verify(bytes.fromhex(signature), text)
    except (InvalidSignature, ValueError):
        return False
    return True


def public_key() -> str:
    """For a reader who must not sign."""
    return signing_key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
