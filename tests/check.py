"""Look for mistakes without running the tests: `python -m tests.check`. Every check runs, and nothing is changed.

Exit status 1 if a check failed; the last line says how many.
"""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.compiled import kept

__all__ = ["CHECKS", "Check", "main"]

REPOSITORY = Path(__file__).resolve().parents[1]
TYPED = ("colonnade", "docs/generate", "tests/legs.py", "tests/needed.py", "tests/check.py", "tests/compiled.py")
# They keep nothing on the disk.
SETTINGS = "colonnade.config.settings.tests"
# As many as most machines that this runs on have cores.
SIDE_BY_SIDE = 2


@dataclass(frozen=True)
class Check:
    """One check: what it looks at, and the command that does it."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """How a check ended: its exit status, what it printed, and how long it took."""

    status: int
    said: str
    seconds: float


def _module(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", *words)


def _script(name: str, *words: str) -> tuple[str, ...]:
    return (str(Path(sys.executable).parent / name), *words)


# The longest come first.
CHECKS = (
    Check("types", _module("mypy", *TYPED)),
    Check("generated pages", _module("docs.generate", "--check")),
    Check("lint", _module("ruff", "check", "--quiet", ".")),
    Check("format", _module("ruff", "format", "--quiet", "--check", ".")),
    Check("layers", _script("lint-imports", "--no-logo")),
    Check("templates", _module("djlint", "--lint", "--quiet", "colonnade", "--extension=jinja")),
    Check("catalogue", _script("colonnade", "framework", "check")),
    Check("migrations", _module("django", "makemigrations", "--check", "--dry-run", "--skip-checks")),
    Check("set-up", _module("django", "check", "--fail-level=WARNING")),
)


def main() -> int:
    """Run the checks, two at a time, and show each in its turn; 1 if any failed."""
    failed = []
    with ThreadPoolExecutor(SIDE_BY_SIDE) as side_by_side:
        for check, outcome in zip(CHECKS, side_by_side.map(_run, CHECKS), strict=True):
            state = "failed" if outcome.status else "passed"
            print(f"{check.name:<16} {state}  {outcome.seconds:.1f} s", flush=True)
            if outcome.status:
                failed.append(check.name)
                print(outcome.said, flush=True)
    print()
    print(f"{len(failed)} of {len(CHECKS)} checks failed{': ' + ', '.join(failed) if failed else ''}")
    return 1 if failed else 0


def _run(check: Check) -> Outcome:
    """Run one check."""
    began = time.monotonic()
    ended = subprocess.run(
        check.command,
        cwd=REPOSITORY,
        env={**kept(), "DJANGO_SETTINGS_MODULE": SETTINGS, "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Outcome(ended.returncode, ended.stdout.rstrip(), time.monotonic() - began)


if __name__ == "__main__":
    sys.exit(main())
