"""What time it is: the one place that asks, so that a test, or a history that is told, can say."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

__all__ = ["at", "now", "today"]

_told: ContextVar[datetime | None] = ContextVar("told", default=None)


def now() -> datetime:
    """Return this moment, aware."""
    return _told.get() or timezone.now()


def today() -> date:
    """Return today's date where the site is (Europe/London by default)."""
    return timezone.localdate(now())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let it be that moment until the block ends."""
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)
