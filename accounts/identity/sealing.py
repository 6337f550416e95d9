"""Envelope encryption of identity numbers, and the keyed index that finds a number without opening any.

Every text has a data key of its own; the data key is wrapped by a master key that is not in the database. A sealed
text says by which cipher and which master key it was made:  2.<cipher>.<key id>.<wrapped data key>.<hidden text>
The hidden text knows its cipher only: another master key means another wrapping, and the text itself stays as it is."""

from __future__ import annotations

import base64
import binascii
import hmac
import os

from accounts.enums import PaperKind
from accounts.identity.ciphers import CIPHERS, Cipher, SealBroken
from accounts.identity.eighteen import FORM
from accounts.identity.keys import keyring

__all__ = ["SealBroken", "blind_index", "blind_indexes", "key_id_of", "newest_label", "rewrap", "seal", "unseal"]

VERSION = "2"


def seal(text: str) -> str:
    """Different each time, also for the same text: nothing can be found by comparing."""
    cipher = keyring().cipher
    data_key = os.urandom(cipher.key_bytes)
    return _wrapped(data_key, _text(cipher.lock(data_key, text.encode(), _kind(cipher))))


def unseal(text: str) -> str:
    """Raises SealBroken when the key is gone or a single bit was changed."""
    cipher, data_key, hidden = _data_key(text)
    return cipher.open(data_key, _bytes(hidden), _kind(cipher)).decode()


def rewrap(text: str) -> str:
    """The same hidden text, its data key wrapped by the newest master key; sealed anew where the cipher is another.

    Raises SealBroken when the data key cannot be opened. The hidden text is not looked at."""
    cipher, data_key, hidden = _data_key(text)
    return _wrapped(data_key, hidden) if cipher == keyring().cipher else seal(unseal(text))


def newest_label() -> str:
    """How everything begins that the settings of today would seal."""
    ring = keyring()
    return f"{VERSION}.{ring.cipher.name}.{ring.newest}."


def key_id_of(text: str) -> str:
    """The master key that a sealed text needs."""
    return _parts(text)[2]


def blind_index(kind: str, number: str) -> str:
    """64 hex digits by HMAC-SHA256: the same for the same paper, of no use without the index key."""
    return blind_indexes(kind, number)[0]


def blind_indexes(kind: str, number: str) -> tuple[str, str]:
    """By the index key that holds and by the one on its way in; the same twice when none is.

    18-place numbers share one space whatever the paper is called, so nobody stands here under two kinds with one."""
    space = PaperKind.RESIDENT if FORM.fullmatch(number) else kind
    ring, text = keyring(), f"{space}:{number}".encode()
    now = hmac.digest(ring.index, text, "sha256").hex()
    return now, now if ring.next_index == ring.index else hmac.digest(ring.next_index, text, "sha256").hex()


def _wrapped(data_key: bytes, hidden: str) -> str:
    ring, label = keyring(), newest_label()
    wrapped = ring.cipher.lock(ring.wrapping_key(ring.newest, ring.cipher), data_key, label.encode())
    return f"{label}{_text(wrapped)}.{hidden}"


def _data_key(text: str) -> tuple[Cipher, bytes, str]:
    label, cipher_name, key_id, wrapped, hidden = _parts(text)
    cipher = CIPHERS[cipher_name]
    return cipher, cipher.open(keyring().wrapping_key(key_id, cipher), wrapped, label.encode()), hidden


def _kind(cipher: Cipher) -> bytes:
    return f"{VERSION}.{cipher.name}".encode()


def _parts(text: str) -> tuple[str, str, str, bytes, str]:
    try:
        version, cipher, key_id, wrapped, hidden = text.split(".")
        if version != VERSION or cipher not in CIPHERS:
            raise SealBroken("not a sealed text of this version")
        return f"{version}.{cipher}.{key_id}.", cipher, key_id, _bytes(wrapped), hidden
    except ValueError as error:
        raise SealBroken("not a sealed text") from error


def _text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode()


def _bytes(text: str) -> bytes:
    """Raises SealBroken."""
    try:
        value = base64.b64decode(text, altchars=b"-_", validate=True)
    except (ValueError, binascii.Error) as error:
        raise SealBroken("not a sealed text") from error
    if _text(value) != text:  # base64 has several spellings for the same bytes; a seal has one
        raise SealBroken("not a sealed text as it was written")
    return value
