"""The processes that make up a running site: started together, watched, and stopped together."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from colonnade.commands.answer import Failure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["Children", "python"]

DRAIN_SECONDS = 30
LOOK_EVERY_SECONDS = 0.2


def python(*words: str) -> list[str]:
    """A command of this Python that takes no module from the folder it happens to stand in."""
    return [sys.executable, "-P", *words]


class Children:
    """Processes in sessions of their own, so that Ctrl-C reaches only us, and we end them in order."""

    def __init__(self, folder: Path, logs: Path, environment: Mapping[str, str]) -> None:
        self._folder = folder
        self._logs = logs
        self._environment = dict(environment)
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()
        self._open.close()

    def start(self, name: str, command: Sequence[str], *, handed: Sequence[int] = ()) -> None:
        """Start one; what it prints goes to `NAME.log`. `handed` are open files that it keeps."""
        log = self._open.enter_context((self._logs / f"{name}.log").open("ab"))
        self._running[name] = subprocess.Popen(
            command,
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=handed,
            start_new_session=True,
        )

    def look(self) -> None:
        """Raise Failure where one has ended by itself: the site is not whole without it."""
        for name, process in self._running.items():
            if process.poll() is not None:
                raise Failure(f"The {name} ended by itself; {self._logs / f'{name}.log'} says why.")

    def watch(self) -> None:
        """Look again and again, until one has ended or we are interrupted."""
        while True:
            self.look()
            time.sleep(LOOK_EVERY_SECONDS)

    def _stop(self) -> None:
        """Ask all to finish what they are doing; end those who do not, or all on a second Ctrl-C."""
        for process in self._running.values():
            process.terminate()
        until = time.monotonic() + DRAIN_SECONDS
        for process in self._running.values():
            try:
                process.wait(max(0.0, until - time.monotonic()))
            except (subprocess.TimeoutExpired, KeyboardInterrupt):
                until = 0.0
                process.kill()
                process.wait()
