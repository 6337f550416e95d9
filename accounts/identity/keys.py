"""The keys of the identity papers, out of the settings: master keys by id, newest first, and the index keys."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from functools import cache, cached_property

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from accounts.identity.ciphers import CIPHERS, Cipher, SealBroken

KEY_ID = re.compile(r"[A-Za-z0-9_-]{1,16}")
LEAST_BYTES = 32


@dataclass(frozen=True)
class Keyring:
    """`masters` maps id to key in the order of the settings: the first one seals, all of them open.

    `next_index` is the index key that is on its way in, and `index` itself when none is."""

    masters: dict[str, bytes]
    index: bytes
    next_index: bytes
    cipher: Cipher

    @cached_property
    def newest(self) -> str:
        return next(iter(self.masters))

    @cached_property
    def _wrapping(self) -> dict[tuple[str, str], bytes]:
        return {}

    def wrapping_key(self, key_id: str, cipher: Cipher) -> bytes:
        """One key for each master and cipher, so that no key serves two ciphers. Raises SealBroken for no such key."""
        place = (key_id, cipher.name)
        if place not in self._wrapping:
            if key_id not in self.masters:
                raise SealBroken(f"IDENTITY_KEYS has no key {key_id!r}")
            derivation = HKDF(SHA256(), cipher.key_bytes, salt=None, info=f"gongxue identity {cipher.name}".encode())
            self._wrapping[place] = derivation.derive(self.masters[key_id])
        return self._wrapping[place]


def keyring() -> Keyring:
    """Raises ImproperlyConfigured with a sentence that says which setting to mend; the system check shows it."""
    indexes = settings.IDENTITY_INDEX_KEY, settings.IDENTITY_INDEX_KEY_NEXT
    return _read(tuple(settings.IDENTITY_KEYS), *indexes, settings.IDENTITY_CIPHER)


@cache
def _read(lines: tuple[str, ...], index: str, next_index: str, cipher: str) -> Keyring:
    if not lines:
        raise ImproperlyConfigured("IDENTITY_KEYS is empty: name at least one key as id:base64 of 32 random bytes.")
    if cipher not in CIPHERS:
        raise ImproperlyConfigured(f"IDENTITY_CIPHER is one of {', '.join(CIPHERS)}.")
    masters: dict[str, bytes] = {}
    for number, line in enumerate(lines, 1):
        key_id, _colon, text = line.strip().partition(":")
        if not KEY_ID.fullmatch(key_id) or key_id in masters:
            raise ImproperlyConfigured(f"IDENTITY_KEYS: key {number} needs an id of its own, letters and digits.")
        masters[key_id] = _decoded(text, f"IDENTITY_KEYS: key {key_id}")
    index_key = _decoded(index, "IDENTITY_INDEX_KEY")
    next_key = _decoded(next_index, "IDENTITY_INDEX_KEY_NEXT") if next_index else index_key
    if {index_key, next_key} & set(masters.values()):
        raise ImproperlyConfigured("IDENTITY_INDEX_KEY must not be one of IDENTITY_KEYS.")
    return Keyring(masters, index_key, next_key, CIPHERS[cipher])


def _decoded(text: str, name: str) -> bytes:
    try:
        key = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) < LEAST_BYTES:
        raise ImproperlyConfigured(f"{name} must be 32 random bytes in base64.")
    return key
