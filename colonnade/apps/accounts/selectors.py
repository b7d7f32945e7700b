"""Reads of people's own ways of signing in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator

if TYPE_CHECKING:
    from datetime import datetime

    from colonnade.apps.accounts.models import Person

__all__ = ["Passkey", "SecondStep", "second_step"]


@dataclass(frozen=True)
class Passkey:
    """One passkey of a person. `opens_alone` is whether it signs in with no password beside it."""

    pk: int
    name: str
    opens_alone: bool
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class SecondStep:
    """What somebody may be asked for beside their password."""

    app_since: datetime | None
    passkeys: tuple[Passkey, ...]
    codes_left: int | None

    @property
    def ways(self) -> int:
        """How many ways there are; recovery codes stand in for one and are none themselves."""
        return (self.app_since is not None) + len(self.passkeys)


def _passkey(found: Authenticator) -> Passkey:
    wrapped = found.wrap()
    return Passkey(found.pk, wrapped.name, bool(wrapped.is_passwordless), found.created_at, found.last_used_at)


def second_step(person: Person) -> SecondStep:
    """The person's second step: app, passkeys oldest first, and the number of recovery codes left (None: none made)."""
    found = list(Authenticator.objects.filter(user=person).order_by("pk"))
    apps = [one.created_at for one in found if one.type == Authenticator.Type.TOTP]
    passkeys = tuple(_passkey(one) for one in found if one.type == Authenticator.Type.WEBAUTHN)
    used = [one.data["used_mask"] for one in found if one.type == Authenticator.Type.RECOVERY_CODES]
    left = app_settings.RECOVERY_CODE_COUNT - used[0].bit_count() if used else None
    return SecondStep(apps[0] if apps else None, passkeys, left)
