"""What it is worth to show each cell, and in which order cells are tried."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.plan.levels import Letters, cells_of
from colonnade.core.disclosure.table import Table, TableError

__all__ = ["EVERYONE", "LETTER", "OTHER", "UNKNOWN", "Weights", "count_letters", "orders", "weigh"]

Weights = Mapping[str, Mapping[str, float]]
Values = NDArray[np.float64]

# A letter counts most. How many answers are not known shows how good the data are; the rest can be looked up nowhere
# else either, so it is worth something. Everyone together is what all the rest is a share of, so it comes first.
LETTER = 1.0
UNKNOWN = 0.2
OTHER = 0.05
EVERYONE = 2.0


def weigh(table: Table, letters: Letters, weights: Weights | None) -> Values:
    """The worth of showing each cell, over the codes of every dimension.

    `weights` gives, for a dimension and a category, what is not to be the default. A cell of several such categories is
    worth the greatest of them. Raises TableError for a name that is not there and for a weight that is not above 0.
    """
    found = np.where(_everyone(table, letters), EVERYONE, OTHER)
    for axis, dimension in enumerate(table.dimensions):
        own = dict.fromkeys(sorted(dimension.unknown), UNKNOWN) if dimension.name in letters else {}
        own |= dict.fromkeys(letters.get(dimension.name, ()), LETTER)
        for code, weight in own.items():
            place = (slice(None),) * axis + (dimension.position[code],)
            found[place] = np.maximum(found[place], weight)
    for name, codes in (weights or {}).items():
        _set(found, table, name, codes)
    return found


def _set(found: Values, table: Table, name: str, codes: Mapping[str, float]) -> None:
    for code, weight in codes.items():
        cell = table.cell({name: code})
        if not weight > 0:
            raise TableError(f"The weight of “{code}” in {name} is {weight}: it has to be above 0.")
        axis = next(axis for axis, dimension in enumerate(table.dimensions) if dimension.name == name)
        found[(slice(None),) * axis + (cell[axis],)] = weight


def _everyone(table: Table, letters: Letters) -> NDArray[np.bool_]:
    found = np.ones(table.shape, dtype=np.bool_)
    for axis, dimension in enumerate(table.dimensions):
        if dimension.name in letters:
            found[(slice(None),) * axis + (slice(0, len(dimension.codes) - 1),)] = False
    return found


def orders(table: Table, letters: Letters, worth: Values, tries: int, seed: int) -> Iterator[NDArray[np.int64]]:
    """Orders in which to try the cells, as flat places: what is worth most first, and everyone before all.

    Cells of one worth come coarse before fine in the first order, large before small in the second, and in the others
    coarse before fine with a turn of luck.
    """
    first = ~_everyone(table, letters)
    coarse = -np.log2(_covers(table)).ravel()
    random = np.random.default_rng(seed)
    for number in range(tries):
        within = -table.cells.ravel() if number == 1 else coarse + (number > 1) * random.gumbel(size=coarse.size)
        yield np.lexsort((-table.cells.ravel(), within, -worth.ravel(), first.ravel()))


def _covers(table: Table) -> Values:
    """How many combinations of categories each cell covers."""
    found = np.ones(table.shape)
    for axis, dimension in enumerate(table.dimensions):
        shape = [1] * len(table.shape)
        shape[axis] = -1
        found *= dimension.members.sum(axis=1).reshape(shape)
    return found


def count_letters(table: Table, letters: Letters, shown: NDArray[np.bool_]) -> int:
    """How many cells of letters are shown with somebody in them."""
    return int((shown & (table.cells > 0) & cells_of(table.dimensions, letters)).sum())
