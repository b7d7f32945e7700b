"""One step of a start in a process of its own: `python -m colonnade.commands.start.step preparing`."""

from __future__ import annotations

import sys
from importlib import import_module

from colonnade.commands.running import carry_out
from colonnade.commands.site import opened

__all__ = ["STEPS", "take"]

STEPS = ("preparing", "filling")


def take(step: str) -> int:
    """Take the step, with the site set up around it; return the exit status."""
    if step not in STEPS:
        raise ValueError(step)
    with opened(anew=True):
        import_module(f"colonnade.commands.start.{step}").run()
    return 0


if __name__ == "__main__":
    sys.exit(carry_out(lambda: take(sys.argv[1])))
