"""Run steps of `apart` in processes of their own, one after another or all at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Processes", "prepared"]

REPOSITORY = Path(__file__).parents[3]
APART = "tests.integration.audit.apart"
SERVER = os.environ.get("COLONNADE_POSTGRES", "").rpartition("/")[0]


class Processes:
    """Processes on one database of their own."""

    def __init__(self, home: Path, environment: dict[str, str]) -> None:
        self.home = home
        settings = {"DJANGO_SETTINGS_MODULE": "colonnade.config.settings.demo", "COLONNADE_HOME": str(home)}
        self._environment = {**os.environ, **settings, **environment}

    def run(self, step: str, number: int = 0, *, module: str = APART, **more: str) -> Any:
        """Run one step and give what it printed."""
        [answer] = self.at_once(step, number, processes=1, module=module, **more)
        return answer

    def at_once(self, step: str, number: int = 0, *, processes: int, module: str = APART, **more: str) -> list[Any]:
        """Run the step in that many processes at once, and give what each printed."""
        command = [sys.executable, "-m", module, step, str(number)]
        running = [
            subprocess.Popen(
                command,
                cwd=REPOSITORY,
                env=self._environment | more | {"PROCESSES": str(processes)},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for _ in range(processes)
        ]
        said = [process.communicate(timeout=240) for process in running]
        failed = [err for (_, err), process in zip(said, running, strict=True) if process.returncode]
        assert not failed, failed[0][-3000:]
        return [json.loads(out) for out, _ in said]


@contextmanager
def prepared(home: Path, name: str) -> Iterator[Processes]:
    """A database of the kind that the other tests run on, made and migrated."""
    if not SERVER:
        made = Processes(home, {"COLONNADE_POSTGRES": ""})
        made.run("prepare")
        yield made
        return
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            made = Processes(home, {"COLONNADE_POSTGRES": f"{SERVER}/{name}"})
            made.run("prepare", COLONNADE_AS_OWNER="1")
            yield made
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
