"""Letters, and a post office that fails on purpose."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.mail import EmailMessage

from colonnade.foundation import clock
from colonnade.foundation.mail import outbox
from colonnade.foundation.mail.models import Letter

if TYPE_CHECKING:
    from collections.abc import Iterator

NINE = datetime(2026, 11, 2, 9, tzinfo=UTC)


class Hours:
    """A clock that stands at nine until minutes are let pass."""

    def __init__(self) -> None:
        self.now = NINE

    def let_pass(self, minutes: float) -> None:
        """Move it on."""
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def hours(monkeypatch: pytest.MonkeyPatch) -> Hours:
    """Let it be nine o'clock."""
    told = Hours()
    monkeypatch.setattr(clock, "now", lambda: told.now)
    return told


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, BaseException]]:
    """Letters to these addresses fail so."""
    faults: dict[str, BaseException] = {}
    send = EmailMessage.send

    def sometimes(letter: EmailMessage, *given: Any, **more: Any) -> int:
        fault = faults.get(letter.to[0]) or faults.get("everyone")
        if fault is not None:
            raise fault
        return send(letter, *given, **more)

    monkeypatch.setattr(EmailMessage, "send", sometimes)
    return faults


def write(key: str, **given: str) -> Letter:
    """Put a letter in the outbox."""
    values = {"to": f"{key}@example.org", "subject": "A subject", "body": "https://example.org/secret"} | given
    assert outbox.post(key=key, **values)
    return Letter.objects.get(key=key)
