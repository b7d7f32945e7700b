"""Tables that are offered as proof: each agrees with a page, and together they let every hidden cell differ."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.table.table import Counts

__all__ = ["Alternatives"]


@dataclass(frozen=True, eq=False)
class Alternatives:
    """A table to start from, and changes that each make another table of it.

    `start` has the shape of the categories. Change k adds `by[first[k]:first[k + 1]]` people at the flat places
    `at[first[k]:first[k + 1]]` of `start`; `first` is one longer than the number of changes. Nothing here is to be
    believed before it is checked against the page.
    """

    start: Counts
    first: NDArray[np.int64]
    at: NDArray[np.int64]
    by: NDArray[np.int64]

    def __len__(self) -> int:
        """How many changes there are."""
        return len(self.first) - 1

    def __iter__(self) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """Each change as flat places and the people added there."""
        for begin, end in zip(self.first[:-1], self.first[1:], strict=True):
            yield self.at[begin:end], self.by[begin:end]
