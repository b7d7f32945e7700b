"""Where the catalogue is: a setting, the checkout or the installed package, in that order."""

import os
from pathlib import Path

from colonnade.foundation.catalogue.problems import CatalogueError, Problem

__all__ = ["SETTING", "find", "schema_folder", "shipped"]

SETTING = "COLONNADE_CATALOGUE"
PACKAGE = Path(__file__).resolve().parents[2]
ITS_MARK = "schema/text.schema.json"


def find() -> Path:
    """The folder of the catalogue to use.

    The environment variable COLONNADE_CATALOGUE names another one than that which came with the program.
    Raises CatalogueError where there is none.
    """
    setting = os.environ.get(SETTING, "")
    if not setting:
        return shipped()
    folder = Path(setting).expanduser().resolve()
    if not folder.is_dir():
        raise _missing(f"{SETTING} names this folder, and there is no folder of that name.", setting)
    return folder


def shipped(package: Path = PACKAGE) -> Path:
    """The folder of the catalogue that came with the program, given the folder of the package `colonnade`.

    Beside the package in a checkout, inside it where it is installed. A folder called catalogue that stands beside an
    installed package may be another package, so ours is known by its schemas.
    Raises CatalogueError where neither is there.
    """
    for folder in (package.parent / "catalogue", package / "bundled" / "catalogue"):
        if (folder / ITS_MARK).is_file():
            return folder
    raise _missing(f"The catalogue did not come with the program. Set {SETTING} to its folder.", "catalogue")


def schema_folder() -> Path:
    """The folder of the JSON schemas: always the program's own, so that another catalogue cannot loosen them."""
    return shipped() / "schema"


def _missing(says: str, name: str) -> CatalogueError:
    return CatalogueError([Problem(name, 0, "", says)])
