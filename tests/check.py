"""Look for mistakes without running the tests: `python -m tests.check`. Every check runs, and nothing is changed.

Exit status 1 if a check failed; the last line says how many.
"""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.compiled import kept

__all__ = ["CHECKS", "Check", "main"]

REPOSITORY = Path(__file__).resolve().parents[1]
TYPED = ("colonnade", "docs/generate", "tests/legs.py", "tests/needed.py", "tests/check.py", "tests/compiled.py")
# They keep nothing on the disk.
SETTINGS = "colonnade.config.settings.tests"


@dataclass(frozen=True)
class Check:
    """One check: what it looks at, and the command that does it."""

    name: str
    command: tuple[str, ...]


def _module(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", *words)


def _script(name: str, *words: str) -> tuple[str, ...]:
    return (str(Path(sys.executable).parent / name), *words)


CHECKS = (
    Check("lint", _module("ruff", "check", "--quiet", ".")),
    Check("format", _module("ruff", "format", "--quiet", "--check", ".")),
    Check("types", _module("mypy", *TYPED)),
    Check("layers", _script("lint-imports", "--no-logo")),
    Check("templates", _module("djlint", "--lint", "--quiet", "colonnade", "--extension=jinja")),
    Check("catalogue", _script("colonnade", "framework", "check")),
    Check("migrations", _module("django", "makemigrations", "--check", "--dry-run", "--skip-checks")),
    Check("set-up", _module("django", "check", "--fail-level=WARNING")),
    Check("generated pages", _module("docs.generate", "--check")),
)


def main() -> int:
    """Run the checks one after another; 1 if any failed."""
    failed = [check.name for check in CHECKS if not _passes(check)]
    print()
    print(f"{len(failed)} of {len(CHECKS)} checks failed{': ' + ', '.join(failed) if failed else ''}")
    return 1 if failed else 0


def _passes(check: Check) -> bool:
    """Run one check; what it printed is shown where it failed."""
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
    state = "failed" if ended.returncode else "passed"
    print(f"{check.name:<16} {state}  {time.monotonic() - began:.1f} s", flush=True)
    if ended.returncode:
        print(ended.stdout.rstrip(), flush=True)
    return not ended.returncode


if __name__ == "__main__":
    sys.exit(main())
