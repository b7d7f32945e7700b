"""The catalogue of a running site: read again when a file has changed, and kept when the change is broken."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from colonnade.foundation.catalogue.catalogue import Catalogue
from colonnade.foundation.catalogue.folder import files
from colonnade.foundation.catalogue.loader import load
from colonnade.foundation.catalogue.location import find
from colonnade.foundation.catalogue.problems import CatalogueError, Problem

__all__ = ["LOOK_EVERY", "RunningCatalogue", "current", "current_problems"]

LOOK_EVERY = 1.0
Stamp = frozenset[tuple[str, int, int]]


class RunningCatalogue:
    """Holds the last catalogue that was whole. Any number of threads may ask it.

    `locate` gives the folder, `clock` seconds that only grow. The files are looked at once in LOOK_EVERY seconds at
    most; a thread that comes while another reads them anew gets the one that is there.
    """

    def __init__(self, locate: Callable[[], Path] = find, clock: Callable[[], float] = time.monotonic) -> None:
        self._locate = locate
        self._clock = clock
        self._lock = threading.Lock()
        self._good: Catalogue | None = None
        self._problems: tuple[Problem, ...] = ()
        self._stamp: Stamp | None = None
        self._look_at = float("-inf")

    def get(self) -> Catalogue:
        """The catalogue, read again where its files have changed.

        Raises CatalogueError where no whole one has been read yet.
        """
        self._look()
        if self._good is None:
            raise CatalogueError(self._problems)
        return self._good

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files as they are now; `get` gives the last whole catalogue meanwhile."""
        self._look()
        return self._problems

    def _look(self) -> None:
        # Only the first reading is worth waiting for.
        if not self._lock.acquire(blocking=self._good is None):
            return
        try:
            if self._clock() >= self._look_at:
                self._read_if_changed()
                self._look_at = self._clock() + LOOK_EVERY
        finally:
            self._lock.release()

    def _read_if_changed(self) -> None:
        try:
            root = self._locate()
            stamp = _stamp(root)
            if stamp == self._stamp:
                return
            self._stamp = stamp
            self._good = load(root)
            self._problems = ()
        except CatalogueError as error:
            self._problems = error.problems


def _stamp(root: Path) -> Stamp:
    """Name, time of change and size of every file: also seen are a file taken away and an older one put back."""
    seen = set()
    for path in files(root):
        try:
            status = path.stat()
        except FileNotFoundError:
            continue
        seen.add((str(path), status.st_mtime_ns, status.st_size))
    return frozenset(seen)


_RUNNING = RunningCatalogue()


def current() -> Catalogue:
    """The catalogue of this process. Raises CatalogueError where no whole one has been read yet."""
    return _RUNNING.get()


def current_problems() -> tuple[Problem, ...]:
    """What is wrong with this process's catalogue as its files are now, empty where nothing is."""
    return _RUNNING.problems()
