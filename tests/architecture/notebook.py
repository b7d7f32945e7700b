"""Run a tutorial as a notebook: its cells of Python and of the shell, and what they print.

Usage: python -m tests.architecture.notebook PAGE      (writes what the cells print now into the page)
"""

from __future__ import annotations

import os
import re
import shlex
import sys
import tempfile
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from colonnade.commands import main

__all__ = ["filled", "run"]

CELL = re.compile(r"```(python|console)\n(.*?)```\n(\n```text\n(.*?)```)?", re.DOTALL)


def run(page: str) -> list[tuple[str, str, str]]:
    """Each cell of a page with what the page says that it prints, and what it does print."""
    names: dict[str, Any] = {"__name__": "notebook"}
    return [(cell[2], cell[4] or "", _printed(cell[1], cell[2], names)) for cell in CELL.finditer(page)]


def filled(page: str) -> str:
    """The page with what its cells print now."""
    printed = iter([now for _, _, now in run(page)])

    def fill(cell: re.Match[str]) -> str:
        now = next(printed)
        return f"```{cell[1]}\n{cell[2]}```\n" + (f"\n```text\n{now}```" if now else "")

    return CELL.sub(fill, page)


def _printed(kind: str, cell: str, names: dict[str, Any]) -> str:
    """What a cell prints; commands print to the same place."""
    out = StringIO()
    with redirect_stdout(out):
        if kind == "python":
            exec(compile(cell, "<cell>", "exec"), names)
        for line in cell.splitlines() if kind == "console" else ():
            if main(shlex.split(line.removeprefix("$ "))[1:]):
                print("(the command failed)")
    return out.getvalue()


if __name__ == "__main__":
    path = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as home:
        os.chdir(home)
        written = filled(path.read_text(encoding="utf-8"))
    path.write_text(written, encoding="utf-8")
