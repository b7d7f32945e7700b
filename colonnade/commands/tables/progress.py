"""Say on standard error how far long work has come."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

__all__ = ["Progress"]

QUIET_SECONDS = 1.0
# On a terminal a line is written over; in a log each is a new one, so there are few.
TERMINAL_SECONDS, LOG_SECONDS = 0.2, 15.0
WIDTH = 78


class Progress:
    """Called with a step and the share of it that is done; silent at first, so that quick work says nothing.

    Used as a context, it leaves no half line behind.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._next = monotonic() + (QUIET_SECONDS if self._terminal else LOG_SECONDS)
        self._written = False

    def __call__(self, step: str, share: float | None = None) -> None:
        """Tell what is being done, and how much of it is done (0 to 1) where that is known."""
        now = monotonic()
        if now < self._next:
            return
        self._next = now + (TERMINAL_SECONDS if self._terminal else LOG_SECONDS)
        self._written = True
        done = "" if share is None else f": {min(max(share, 0.0), 1.0):.0%}"
        line = f"{step}{done} …"[:WIDTH]
        self._stream.write(f"\r{line:<{WIDTH}}" if self._terminal else f"{line}\n")
        self._stream.flush()

    def of(self, step: str) -> Callable[[int, int], None]:
        """What the core calls with how much is done, and of how much."""
        return lambda done, whole: self(step, done / whole if whole else None)

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._written and self._terminal:
            self._stream.write(f"\r{'':<{WIDTH}}\r")
            self._stream.flush()
