"""Build a table from a file's rows: true counts, with or without their margins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, nan
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from colonnade.core.disclosure.table.coding import CELLS_AT_MOST, Coded, coded
from colonnade.core.disclosure.table.dimension import Dimension
from colonnade.core.disclosure.table.errors import TableError
from colonnade.core.disclosure.table.layout import Layout
from colonnade.core.disclosure.table.numbers import HIGHEST, whole
from colonnade.core.disclosure.table.rows import Rows, Words, tidy
from colonnade.core.disclosure.table.table import Counts, Table

__all__ = ["STRUCTURAL", "Built", "build", "realigned", "refuse_unpublishable"]

# What stands in place of a count where nobody can be, as statistical offices in the UK write it (not applicable).
STRUCTURAL = ("[z]", "z")


@dataclass(frozen=True, eq=False)
class Built:
    """A table, and in sentences what was done to the file to make it one."""

    table: Table
    notes: tuple[str, ...] = ()


def build(
    source: pa.Table | Mapping[str, Sequence[Any]] | Rows,
    layout: Layout,
    *,
    perturbed: bool = False,
    limit: int = CELLS_AT_MOST,
) -> Built:
    """A table from rows of true counts.

    `source` holds one row for each cell that is given: an Arrow table, or columns by name. Finest cells that are not
    given are empty. Margins may be given or not; those that are must be the sums of the finest cells, unless the counts
    are said to be `perturbed`: then all margins are made anew from the finest cells, and a note says so. The sign `[z]`
    in place of a count marks cells in which nobody can be. `limit` is the most cells. Raises TableError with a sentence
    that names the cell, and the row or line.
    """
    found = coded(Rows.of(source), layout, limit=limit)
    counts, never = _counts(found, layout.counted(found.rows.names))
    given = np.full(found.shape, -1, dtype=np.int64)
    given.flat[found.flat] = counts
    finest = tuple(slice(len(dimension.categories)) for dimension in found.dimensions)
    table = Table(found.dimensions, np.maximum(given[finest], 0), _structural(found, never))
    return Built(table, _checked(found, counts, table, perturbed=perturbed))


def _counts(found: Coded, name: str) -> tuple[Counts, NDArray[np.bool_]]:
    """The count of each row (0 where nobody can be), and where that is so."""
    column = found.rows.raw(name)
    numbers = np.zeros(len(column.words), dtype=np.int64)
    never = np.zeros(len(column.words), dtype=np.bool_)
    for place, word in enumerate(map(tidy, column.words)):
        number = whole(word)
        if word.casefold() in STRUCTURAL:
            never[place] = True
        elif number is None:
            raise TableError(_no_count(found, column, place, word))
        else:
            numbers[place] = number
    counts = numbers[column.at]
    if float(counts.sum(dtype=np.float64)) >= HIGHEST:
        raise TableError("The counts together are more than can be added up exactly.")
    return counts, never[column.at]


def _no_count(found: Coded, column: Words, place: int, word: str) -> str:
    name = found.name(column.first(place))
    if not word:
        return f"There is no count at {name}."
    try:
        number = float(word.replace(",", "").replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        number = nan
    if not isfinite(number):
        return f"“{word[:40]}” is not a count, at {name}: true counts are needed here, and no signs."
    if number < 0:
        return f"The count at {name} is negative: {word[:40]}."
    if number >= HIGHEST:
        return f"The count at {name} is too large: {word[:40]}."
    return f"The count at {name} is not a whole number of people: {word[:40]}."


def _structural(found: Coded, never: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
    if not never.any():
        return None
    marked = np.zeros(tuple(len(dimension.categories) for dimension in found.dimensions), dtype=np.bool_)
    for cell in found.cells[never]:
        inside = [
            np.flatnonzero(dimension.members[place]) for dimension, place in zip(found.dimensions, cell, strict=True)
        ]
        marked[np.ix_(*inside)] = True
    return marked


def _checked(found: Coded, counts: Counts, table: Table, *, perturbed: bool) -> tuple[str, ...]:
    """Refuse margins that are not the sums of their parts, or say that they were made anew."""
    sums = table.cells.reshape(-1)[found.flat]
    off = counts - sums
    wrong = np.flatnonzero(off)
    if not len(wrong):
        return ()
    if perturbed:
        most = int(np.abs(off).max())
        return (
            f"Totals given that do not add up: {len(wrong):,}, by {most:,} at most. "
            "All totals are made anew from the finest counts.",
        )
    first = int(wrong[0])
    more = f" So it is at {len(wrong) - 1:,} more." if len(wrong) > 1 else ""
    side = "more" if off[first] > 0 else "fewer"
    raise TableError(
        f"The totals do not add up. At {found.name(first)} the file says {counts[first]:,}, which is "
        f"{abs(off[first]):,} {side} than its parts, {sums[first]:,}.{more}"
    )


def refuse_unpublishable(table: Table, high: int) -> None:
    """Raise TableError where no count of a table may be published: nobody is counted, or hardly anybody."""
    if not table.people:
        raise TableError("Every count is 0: the table counts nobody.")
    if table.people <= high:
        raise TableError(
            f"The total of everyone is {table.people:,}, and counts up to {high:,} are hidden: "
            "nothing of this table can be published."
        )


def realigned(table: Table, dimensions: tuple[Dimension, ...]) -> Table:
    """The same counts over the categories of a page, which may stand in another order or be more.

    Raises TableError where the page has no such dimension, or not all the categories in which people are counted.
    """
    if [one.name for one in table.dimensions] != [one.name for one in dimensions]:
        raise TableError("The true counts and the page do not have the same dimensions.")
    places = []
    for ours, theirs in zip(table.dimensions, dimensions, strict=True):
        missing = [code for code in ours.categories if code not in theirs.categories]
        if missing:
            raise TableError(f"The page has no category “{missing[0]}” of {ours.name}, but the true counts have.")
        places.append([theirs.position[code] for code in ours.categories])
    counts = np.zeros(tuple(len(one.categories) for one in dimensions), dtype=np.int64)
    counts[np.ix_(*places)] = table.counts
    return Table(dimensions, counts)
