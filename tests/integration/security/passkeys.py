"""Passkeys that no device holds, so that pages which show them, or ask for them, have some."""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

__all__ = ["give_passkey"]


def give_passkey(person: Any, name: str) -> Authenticator:
    """Let the person have a passkey of that name."""
    return Authenticator.objects.create(
        user=person, type=Authenticator.Type.WEBAUTHN, data={"name": name, "credential": _credential()}
    )


def _credential() -> dict[str, Any]:
    """What a browser sends when a passkey is made, attested by nobody."""
    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    identifier = secrets.token_bytes(16)
    attested = AttestedCredentialData.create(Aaguid.NONE, identifier, ES256.from_cryptography_key(public))
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    about = AuthenticatorData.create(hashlib.sha256(b"testserver").digest(), flags, 0, attested)
    client = {"type": "webauthn.create", "challenge": websafe_encode(b"challenge"), "origin": "https://testserver"}
    return {
        "id": websafe_encode(identifier),
        "rawId": websafe_encode(identifier),
        "type": "public-key",
        "response": {
            "clientDataJSON": websafe_encode(json.dumps(client).encode()),
            "attestationObject": websafe_encode(AttestationObject.create("none", about, {})),
        },
    }
