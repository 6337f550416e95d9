"""A passkey of software: a real key pair that answers a page's question as a device does."""

from __future__ import annotations

import hashlib
import json
import os
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from accounts.models import Person

HOST = "testserver"
ORIGIN, RP = f"https://{HOST}", hashlib.sha256(HOST.encode()).digest()
FLAG = AuthenticatorData.FLAG


class Passkey:
    def __init__(self, owner: Person) -> None:
        """Registered for its owner, as the set-up page would have stored it."""
        self.pair, self.id = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)
        public = AttestedCredentialData.create(b"\0" * 16, self.id, ES256.from_cryptography_key(self.pair.public_key()))
        made = AuthenticatorData.create(RP, FLAG.UP | FLAG.UV | FLAG.AT, 0, public)
        attestation = AttestationObject.create("none", made, {})
        client = CollectedClientData.create("webauthn.create", os.urandom(32), ORIGIN)
        response = {"clientDataJSON": websafe_encode(client), "attestationObject": websafe_encode(attestation)}
        data = {"name": "钥匙", "credential": self._about(response)}
        self.row = Authenticator.objects.create(user=owner, type=Authenticator.Type.WEBAUTHN, data=data)

    def answer(self, question: dict[str, Any], origin: str = ORIGIN) -> str:
        """What the script of a page at `origin` sends: signed for the challenge of `request_options`."""
        challenge = question["request_options"]["publicKey"]["challenge"]
        client = CollectedClientData.create("webauthn.get", challenge, origin)
        seen = AuthenticatorData.create(RP, FLAG.UP | FLAG.UV, 1)
        signature = self.pair.sign(bytes(seen) + client.hash, ec.ECDSA(SHA256()))
        response = {"clientDataJSON": client, "authenticatorData": seen, "signature": signature}
        return json.dumps(self._about({name: websafe_encode(value) for name, value in response.items()}))

    def _about(self, response: dict[str, str]) -> dict[str, Any]:
        key = websafe_encode(self.id)
        return {"id": key, "rawId": key, "type": "public-key", "clientExtensionResults": {}, "response": response}
