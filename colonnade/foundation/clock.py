"""What time it is: the one place that asks, so that a test, or a history that is told, can say."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = ["at", "end_of", "now", "today"]

_told: ContextVar[datetime | None] = ContextVar("told", default=None)


def now() -> datetime:
    """Return this moment, aware."""
    return _told.get() or timezone.now()


def today() -> date:
    """Return today's date where the site is (Europe/London by default)."""
    return timezone.localdate(now())


def end_of(day: date) -> datetime:
    """Return the first moment after that day, where the site is; after the last day that there is, its last moment."""
    try:
        return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    except OverflowError:
        return timezone.make_aware(datetime.combine(day, time.max))


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let it be that moment until the block ends."""
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)
