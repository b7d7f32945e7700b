"""A table of counts of people, with all its margins."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.table.dimension import TOTAL, Dimension
from colonnade.core.disclosure.table.errors import TableError

__all__ = ["Cell", "Counts", "Table", "expand", "name_of"]

Counts = NDArray[np.int64]
# A cell is named by the place of its code in each dimension.
Cell = tuple[int, ...]


def expand(inner: NDArray[np.int64], dimensions: tuple[Dimension, ...]) -> NDArray[np.int64]:
    """Sum up to every margin: from shape (categories of each dimension) to shape (codes of each dimension)."""
    whole = inner
    for axis, dimension in enumerate(dimensions):
        whole = np.moveaxis(np.tensordot(dimension.members.astype(np.int64), whole, axes=(1, axis)), 0, axis)
    return np.ascontiguousarray(whole)


def name_of(cell: Cell, dimensions: tuple[Dimension, ...]) -> str:
    """A cell in words, such as “so 2, age 70+, team Total”."""
    return ", ".join(f"{one.name} {one.codes[place]}" for one, place in zip(dimensions, cell, strict=True))


@dataclass(frozen=True, eq=False)
class Table:
    """How many people are in each combination of categories, and so in every margin.

    `counts` has one axis for each dimension, as long as its categories: whole people, none negative. `structural`, of
    the same shape, marks combinations that cannot occur: their zeros tell nothing. Raises TableError.
    """

    dimensions: tuple[Dimension, ...]
    counts: Counts
    structural: NDArray[np.bool_] | None = None

    def __post_init__(self) -> None:
        """Refuse a shape that is not that of the dimensions, negative people, and people where none can be."""
        expected = tuple(len(dimension.categories) for dimension in self.dimensions)
        if self.counts.shape != expected or self.counts.dtype != np.int64:
            raise TableError(f"The counts have the shape {self.counts.shape}, and the dimensions {expected}.")
        for cell in np.argwhere(self.counts < 0):
            place = tuple(int(at) for at in cell)
            raise TableError(f"The count at {name_of(place, self.dimensions)} is negative: {self.counts[place]}.")
        if self.structural is not None:
            for cell in np.argwhere((self.counts > 0) & self.structural):
                place = tuple(int(at) for at in cell)
                raise TableError(f"People are counted at {name_of(place, self.dimensions)}, where none can be.")

    @cached_property
    def cells(self) -> Counts:
        """Every count and margin: one axis for each dimension, as long as its codes."""
        return expand(self.counts, self.dimensions)

    @property
    def shape(self) -> tuple[int, ...]:
        """How many codes each dimension has."""
        return tuple(len(dimension.codes) for dimension in self.dimensions)

    @property
    def people(self) -> int:
        """How many people the table counts."""
        return int(self.counts.sum())

    def name(self, cell: Cell) -> str:
        """A cell in words."""
        return name_of(cell, self.dimensions)

    def cell(self, codes: Mapping[str, str]) -> Cell:
        """The cell of these codes; a dimension that is not named is taken at its total. Raises TableError."""
        for name in codes:
            if name not in {dimension.name for dimension in self.dimensions}:
                raise TableError(f"The table has no dimension {name}.")
        return tuple(self._place(dimension, codes.get(dimension.name, TOTAL)) for dimension in self.dimensions)

    def _place(self, dimension: Dimension, code: str) -> int:
        if code not in dimension.position:
            raise TableError(f"{dimension.name} has no code “{code}”.")
        return dimension.position[code]
