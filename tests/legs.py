"""Run every test, leg by leg: `python -m tests.legs [ARGUMENTS OF PYTEST]`.

A leg that cannot run here (no PostgreSQL, no browser) says why in the last lines. Exit status 1 if a leg failed.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from tests.compiled import kept
from tests.needed import NotHere, chromium, postgresql

__all__ = ["LEGS", "Leg", "main"]

REPOSITORY = Path(__file__).resolve().parents[1]
NO_TESTS = 5
CLOSING = re.compile(r"^=+ (.+) in [\d.:s ()]+=+$")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# Most machines that this runs on have two cores, and what one waits for the other can use.
WORKERS = "2"


@dataclass(frozen=True)
class Leg:
    """One run of pytest: its name, its folders, and what it needs besides Python (as more of the environment)."""

    name: str
    folders: tuple[str, ...]
    needs: Callable[[], AbstractContextManager[dict[str, str]]] = lambda: nullcontext({})
    workers: str = WORKERS
    # By default each worker begins with one half, and whoever is done first takes over what the other has not begun: so
    # the worlds that modules make for themselves are made once, and not by both.
    shared: str = "worksteal"


@dataclass(frozen=True)
class Outcome:
    """How a leg ended: passed, failed or not run, and in words."""

    leg: str
    state: str
    words: str


@contextmanager
def _no_postgresql() -> Iterator[dict[str, str]]:
    yield {"COLONNADE_POSTGRES": ""}


# A module of journeys shares one demonstration, and goes through it in its order: each is one worker's whole.
# The browser comes first: where it has to be installed, the pictures of the unit tests are measured in it too.
LEGS = (
    Leg("browser", ("tests/browser",), chromium, shared="loadscope"),
    Leg("unit, spec and architecture", ("tests/unit", "tests/spec", "tests/architecture"), _no_postgresql),
    Leg("integration on SQLite", ("tests/integration",), _no_postgresql),
    Leg("integration on PostgreSQL", ("tests/integration",), postgresql),
)


def main(arguments: list[str]) -> int:
    """Run the legs and say how each ended; 1 if one failed."""
    outcomes = [_run(leg, arguments) for leg in LEGS]
    print()
    for outcome in outcomes:
        print(f"{outcome.leg:<28} {outcome.state:<8} {outcome.words}")
    return 1 if any(outcome.state == "failed" for outcome in outcomes) else 0


def _run(leg: Leg, arguments: list[str]) -> Outcome:
    print(f"\n--- {leg.name}", flush=True)
    began = time.monotonic()
    try:
        with leg.needs() as more:
            status, closing = _pytest(leg, arguments, more)
    except NotHere as reason:
        return Outcome(leg.name, "not run", str(reason))
    words = f"{closing or f'pytest ended with status {status}'}, {time.monotonic() - began:.0f} s"
    if status == NO_TESTS and arguments:
        return Outcome(leg.name, "not run", "no test of it was chosen")
    return Outcome(leg.name, "failed" if status else "passed", words)


def _pytest(leg: Leg, arguments: list[str], more: dict[str, str]) -> tuple[int, str]:
    """Run pytest, showing what it prints; its status, and what its closing line counts."""
    colour = "yes" if sys.stdout.isatty() else "no"
    command = [sys.executable, "-m", "pytest", f"--numprocesses={leg.workers}", f"--dist={leg.shared}"]
    environment = {**kept(), **more}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    closing = ""
    with subprocess.Popen(
        [*command, f"--color={colour}", *leg.folders, *arguments],
        cwd=REPOSITORY,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as running:
        for line in running.stdout or ():
            print(line, end="", flush=True)
            if found := CLOSING.match(COLOUR.sub("", line).strip()):
                closing = found[1]
    return running.returncode, closing


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
