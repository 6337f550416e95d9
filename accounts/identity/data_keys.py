"""One data key for the many texts of one thing: wrapped by a master key like any number, kept with the thing.

Opening it once opens them all fast; who erases it has erased them all."""

from __future__ import annotations

import base64
import os

from accounts.identity.ciphers import CIPHERS, SealBroken
from accounts.identity.keys import keyring
from accounts.identity.sealing import seal, unseal

LABEL = b"2"  # another version than that of numbers: neither can stand in the other's place


def new_data_key() -> str:
    """A sealed key; it says which cipher it serves, and serves no other after the settings name another one."""
    cipher = keyring().cipher
    return seal(f"{cipher.name}.{base64.b64encode(os.urandom(cipher.key_bytes)).decode()}")


class Box:
    """Seals and opens texts with one data key. Raises SealBroken for another's key, and for a bit that was changed."""

    def __init__(self, data_key: str) -> None:
        name, _dot, key = unseal(data_key).partition(".")
        self.cipher, self.key = CIPHERS[name], base64.b64decode(key)

    def seal(self, text: str) -> str:
        """Different each time, also for the same text."""
        return base64.b64encode(self.cipher.lock(self.key, text.encode(), LABEL)).decode()

    def unseal(self, text: str) -> str:
        try:
            locked = base64.b64decode(text, validate=True)
        except ValueError as error:
            raise SealBroken("not a sealed text") from error
        return self.cipher.open(self.key, locked, LABEL).decode()
