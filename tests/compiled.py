"""Let Python keep what it compiles, for all the processes that a run starts."""

from __future__ import annotations

import os

__all__ = ["kept"]


def kept() -> dict[str, str]:
    """The environment for a process, in which a module is compiled once and not by everybody who imports it.

    Some machines ask Python to write nothing beside the modules. A run starts a hundred processes, each of which would
    then compile Django anew.
    """
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
