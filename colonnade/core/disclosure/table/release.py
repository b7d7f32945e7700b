"""A release: exactly what a reader of the page has, and nothing else."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.table.dimension import Dimension
from colonnade.core.disclosure.table.errors import TableError
from colonnade.core.disclosure.table.table import Counts

__all__ = ["UNBOUNDED", "Release", "Status"]

# No upper end. Small enough that sums of a few of them stay within 64 bits.
UNBOUNDED = 2**53


class Status(IntEnum):
    """What stands in a cell of a page."""

    SHOWN = 0
    HIDDEN = 1
    ABSENT = 2


@dataclass(frozen=True, eq=False)
class Release:
    """The public view of a table. All arrays have one axis for each dimension, as long as its codes.

    `status` holds values of Status: a number is shown, a sign stands for a number that is hidden, or the page has no
    such cell. `low` and `high` are the least and the greatest that the page and its rule allow: equal where an exact
    number is shown, two apart on either side where it is rounded to 5, what the sign is said to stand for where one is
    shown (UNBOUNDED above, where large counts may be hidden too), 0 and UNBOUNDED where the page has no such cell.
    `shown` is the number as printed, and -1 where none is. Raises TableError where they contradict one another.
    """

    dimensions: tuple[Dimension, ...]
    status: NDArray[np.uint8]
    shown: Counts
    low: Counts
    high: Counts

    def __post_init__(self) -> None:
        """Refuse arrays of other shapes and bounds the wrong way round."""
        expected = tuple(len(dimension.codes) for dimension in self.dimensions)
        if {self.status.shape, self.shown.shape, self.low.shape, self.high.shape} != {expected}:
            raise TableError(f"The arrays of a release have the shape {expected} of its dimensions.")
        if (self.low > self.high).any() or (self.low < 0).any():
            raise TableError("The bounds of a release start at 0 or more and do not cross.")

    @classmethod
    def of(
        cls,
        dimensions: tuple[Dimension, ...],
        cells: Counts,
        hidden: NDArray[np.bool_],
        *,
        absent: NDArray[np.bool_] | None = None,
        rounding: int = 0,
        smallest: int = 1,
        sign: tuple[int, int] = (1, UNBOUNDED),
    ) -> "Release":
        """What readers see of `cells` with some hidden, others absent, and the rest exact or to the nearest `rounding`.

        `smallest` is the least count other than 0 that is shown, and `sign` the least and the greatest that a sign
        stands for: readers know both from the rule.
        """
        status = np.where(hidden, Status.HIDDEN, Status.SHOWN).astype(np.uint8)
        if absent is not None:
            status[absent] = Status.ABSENT
        seen = status == Status.SHOWN
        printed = (cells + rounding // 2) // rounding * rounding if rounding else cells
        half = rounding // 2
        low = np.where(seen, np.where(cells == 0, 0, np.maximum(printed - half, smallest)), 0)
        high = np.where(seen, np.where(cells == 0, 0, printed + half), UNBOUNDED)
        starred = status == Status.HIDDEN
        low[starred], high[starred] = sign
        return cls(dimensions, status, np.where(seen, printed, -1), low, high)

    @property
    def hidden(self) -> NDArray[np.bool_]:
        """Where a sign stands for a number."""
        return np.asarray(self.status == Status.HIDDEN, dtype=np.bool_)

    @property
    def absent(self) -> NDArray[np.bool_]:
        """Where the page has no cell."""
        return np.asarray(self.status == Status.ABSENT, dtype=np.bool_)
