"""Read the catalogue's files into a Catalogue, or say everything that is wrong with them."""

from collections.abc import Iterator
from pathlib import Path

from colonnade.foundation.catalogue.build import build
from colonnade.foundation.catalogue.catalogue import Catalogue
from colonnade.foundation.catalogue.checks import problems_of_meaning
from colonnade.foundation.catalogue.folder import Folder, read_folder
from colonnade.foundation.catalogue.problems import CatalogueError, Problem
from colonnade.foundation.catalogue.reading import WORDS_A_MINUTE, words_of_path

__all__ = ["check", "load"]


def load(root: Path) -> Catalogue:
    """The catalogue in the folder `root`, with every default filled in.

    Raises CatalogueError with every problem of every file.
    """
    folder = read_folder(root)
    problems = (*folder.problems, *problems_of_meaning(folder))
    if problems:
        raise CatalogueError(problems)
    catalogue = build(folder)
    # A path can be measured only when every text it leads to is whole, so this comes last.
    if too_long := tuple(_too_long(folder, catalogue)):
        raise CatalogueError(too_long)
    return catalogue


def check(root: Path) -> list[Problem]:
    """Everything that is wrong with the catalogue in the folder `root`, in the order of files and lines."""
    try:
        load(root)
    except CatalogueError as error:
        return list(error.problems)
    return []


def _too_long(folder: Folder, catalogue: Catalogue) -> Iterator[Problem]:
    """R181: a path that cannot be read in the time it promises."""
    for place, path in enumerate(catalogue.paths):
        words = words_of_path(catalogue, path)
        most = path.minutes * WORDS_A_MINUTE
        if words > most:
            node = folder.lists["reading"].root.entries[place].at("minutes")
            yield node.problem(f"This path has {words:,} words; {path.minutes} minutes are enough for {most:,}.")
