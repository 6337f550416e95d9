"""Authenticated encryption by name: AES-256-GCM, and SM4-GCM where the federation must use national algorithms."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher as OpenSslCipher
from cryptography.hazmat.primitives.ciphers import CipherContext, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE, TAG = 12, 16


class SealBroken(ValueError):
    """What was sealed cannot be opened: another key, or somebody changed it."""


class Cipher(NamedTuple):
    name: str
    key_bytes: int
    algorithm: Callable[[bytes], algorithms.AES | algorithms.SM4]
    at_once: Callable[[bytes], AESGCM] | None = None  # the same in one call, three times as fast; none for SM4

    def lock(self, key: bytes, text: bytes, label: bytes) -> bytes:
        """Nonce, tag and ciphertext; `label` is not hidden, but cannot be exchanged."""
        nonce = os.urandom(NONCE)
        if self.at_once:
            locked = self.at_once(key).encrypt(nonce, text, label)
            return nonce + locked[-TAG:] + locked[:-TAG]
        context = OpenSslCipher(self.algorithm(key), modes.GCM(nonce)).encryptor()
        context.authenticate_additional_data(label)
        hidden = context.update(text) + context.finalize()
        return nonce + context.tag + hidden

    def open(self, key: bytes, locked: bytes, label: bytes) -> bytes:
        """Raises SealBroken."""
        nonce, tag, hidden = locked[:NONCE], locked[NONCE : NONCE + TAG], locked[NONCE + TAG :]
        try:
            if self.at_once:
                return self.at_once(key).decrypt(nonce, hidden + tag, label)
            context = OpenSslCipher(self.algorithm(key), modes.GCM(nonce, tag)).decryptor()
            context.authenticate_additional_data(label)
            return _finished(context, hidden)
        except (InvalidTag, ValueError) as error:
            raise SealBroken("the seal does not fit its key") from error


def _finished(context: CipherContext, hidden: bytes) -> bytes:
    return context.update(hidden) + context.finalize()


CIPHERS = {
    cipher.name: cipher
    for cipher in (Cipher("aes-gcm", 32, algorithms.AES, AESGCM), Cipher("sm4-gcm", 16, algorithms.SM4))
}
