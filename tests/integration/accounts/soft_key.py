"""A passkey made of software, and the browser's part of using it."""

from __future__ import annotations

import base64
import hashlib
import json
import os

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

FLAG = AuthenticatorData.FLAG


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class SoftKey:
    """One key pair. `verifies` is whether it asks its owner for a face, a finger or a PIN."""

    def __init__(self, origin="https://testserver", *, verifies=True):
        self.origin = origin
        self.verifies = verifies
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(16)
        self.owner = b""

    def _client(self, kind, asked):
        return CollectedClientData.create(type=kind, challenge=_bytes(asked["challenge"]), origin=self.origin)

    def _flags(self):
        return FLAG.UP | (FLAG.UV if self.verifies else 0)

    def _answer(self, response):
        return json.dumps(
            {
                "id": _text(self.id),
                "rawId": _text(self.id),
                "type": "public-key",
                "authenticatorAttachment": "platform",
                "clientExtensionResults": {"credProps": {"rk": self.verifies}},
                "response": response,
            }
        )

    def create(self, asked):
        """Answer a page that makes a passkey."""
        self.owner = _bytes(asked["user"]["id"])
        client = self._client("webauthn.create", asked)
        public = ES256.from_cryptography_key(self.key.public_key())
        data = AuthenticatorData.create(
            hashlib.sha256(asked["rp"]["id"].encode()).digest(),
            self._flags() | FLAG.AT,
            1,
            AttestedCredentialData.create(b"\0" * 16, self.id, public),
        )
        made = AttestationObject.create("none", data, {})
        return self._answer({"clientDataJSON": _text(client), "attestationObject": _text(made)})

    def get(self, asked, *, verified=None):
        """Answer a page that asks for a passkey."""
        client = self._client("webauthn.get", asked)
        flags = self._flags() if verified is None else FLAG.UP
        data = AuthenticatorData.create(hashlib.sha256(asked["rpId"].encode()).digest(), flags, 2)
        signature = self.key.sign(data + client.hash, ec.ECDSA(SHA256()))
        return self._answer(
            {
                "clientDataJSON": _text(client),
                "authenticatorData": _text(data),
                "signature": _text(signature),
                "userHandle": _text(self.owner),
            }
        )
