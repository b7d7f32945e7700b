"""Files that come with the program: beside the package in a checkout, inside it where it is installed."""

from __future__ import annotations

from pathlib import Path

from colonnade.commands.answer import Failure

__all__ = ["demo_folder"]

PACKAGE = Path(__file__).resolve().parents[1]
ITS_MARK = "ods/LICENCE.md"


def demo_folder(package: Path = PACKAGE) -> Path:
    """The folder of the demonstration. A folder `demo` beside an installed package may be another's, hence the mark."""
    for folder in (package.parent / "demo", package / "bundled" / "demo"):
        if (folder / ITS_MARK).is_file():
            return folder
    raise Failure("The demonstration's files did not come with the program. Install it again.")
