"""Every addition that a reader can do, as rows of whole and parts over the flat cells of a frame."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.audit.frame import Frame
from colonnade.core.disclosure.table import Sum

__all__ = ["Equations", "equations_of"]

Places = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Equations:
    """Row r says that the cell `whole[r]` is the sum of the cells `parts[first[r]:first[r + 1]]`.

    `defining` marks one row for each cell that is no combination of categories; the others follow from these, and
    serve to narrow bounds faster.
    """

    cells: int
    whole: Places
    first: Places
    parts: Places
    defining: NDArray[np.bool_]

    @cached_property
    def by_cell(self) -> tuple[Places, Places]:
        """The rows in which each cell takes part, as (first, rows)."""
        rows = np.arange(len(self.whole))
        cell = np.concatenate([self.whole, self.parts])
        row = np.concatenate([rows, np.repeat(rows, np.diff(self.first))])
        first = np.concatenate([[0], np.cumsum(np.bincount(cell, minlength=self.cells))])
        return first.astype(np.int64), row[np.argsort(cell, kind="stable")]


def _step(frame: Frame, at: int, one: Sum) -> tuple[Places, Places]:
    """One sum of one axis everywhere else: wholes of shape (n,) and parts of shape (n, parts of the sum)."""
    grid = np.moveaxis(np.arange(frame.size).reshape(frame.shape), at, -1).reshape(-1, frame.shape[at])
    return grid[:, one.whole], grid[:, list(one.parts)]


def _defines(frame: Frame, at: int, one: Sum, whole: Places) -> NDArray[np.bool_]:
    """Where a sum is the one that fixes its whole: the first sum, along the first axis that has no category there."""
    if one not in frame.axes[at].defining:
        return np.zeros(len(whole), dtype=np.bool_)
    index = np.unravel_index(whole, frame.shape)
    before = [here < axis.categories for axis, here in zip(frame.axes[:at], index[:at], strict=True)]
    return np.asarray(np.logical_and.reduce([np.ones(len(whole), dtype=np.bool_), *before]), dtype=np.bool_)


def equations_of(frame: Frame) -> Equations:
    """All sums of a frame."""
    whole, length, parts, defining = [], [], [], []
    for at, axis in enumerate(frame.axes):
        for one in axis.sums:
            here, inside = _step(frame, at, one)
            whole.append(here)
            length.append(np.full(len(here), inside.shape[1]))
            parts.append(inside.ravel())
            defining.append(_defines(frame, at, one, here))
    if not whole:
        none = np.zeros(0, dtype=np.int64)
        return Equations(frame.size, none, np.zeros(1, dtype=np.int64), none, none.astype(np.bool_))
    first = np.concatenate([[0], np.cumsum(np.concatenate(length))]).astype(np.int64)
    return Equations(frame.size, np.concatenate(whole), first, np.concatenate(parts), np.concatenate(defining))
