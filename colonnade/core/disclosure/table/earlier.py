"""An earlier release that readers still have."""

from dataclasses import dataclass

from colonnade.core.disclosure.table.release import Release
from colonnade.core.disclosure.table.table import Cell

__all__ = ["Earlier"]


@dataclass(frozen=True, eq=False)
class Earlier:
    """A release that was published before this one.

    `same_people`: both describe exactly the same people, such as another table of the same day, so that the numbers of
    one can be set into the sums of the other. Otherwise people came and went in between, and it is the change from one
    to the other that may give somebody away. `alone`, where the people are the same and whoever owns the data can tell:
    for each insider of an audit, in the same order, the cells of this page that hold only them.
    """

    release: Release
    same_people: bool
    alone: tuple[tuple[Cell, ...], ...] = ()
