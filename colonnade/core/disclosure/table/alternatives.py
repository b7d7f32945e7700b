"""Tables that are offered as proof: each agrees with a page, and together they let every hidden cell differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.table.table import Counts

__all__ = ["Alternatives"]

# Above this, sums of people in floating-point numbers would not be exact.
_EXACT = 2.0**52


@dataclass(frozen=True, eq=False)
class Alternatives:
    """A table to start from, and changes that each make another table of it.

    `start` has the shape of the categories. Change k adds `by[first[k]:first[k + 1]]` people at the flat places
    `at[first[k]:first[k + 1]]` of `start`; `first` is one longer than the number of changes. Offered tables
    start from whole people, and the changes may hold parts of people (`by` is then float64), which prove less. The
    audit also has tables that start from parts of people. Nothing here is to be believed before it is checked against
    the page.
    """

    start: Counts | NDArray[np.float64]
    first: NDArray[np.int64]
    at: NDArray[np.int64]
    by: NDArray[np.int64] | NDArray[np.float64]

    def __len__(self) -> int:
        """How many changes there are."""
        return len(self.first) - 1

    def __iter__(self) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64] | NDArray[np.float64]]]:
        """Each change as flat places and the people added there."""
        for begin, end in zip(self.first[:-1], self.first[1:], strict=True):
            yield self.at[begin:end], self.by[begin:end]

    @cached_property
    def is_whole(self) -> bool:
        """Whether the table and all changes are of whole people, by their type."""
        return all(np.issubdtype(numbers.dtype, np.integer) for numbers in (self.start, self.by))

    @cached_property
    def is_sound(self) -> bool:
        """Whether the arrays belong together, and their numbers are such that all sums of them are exact."""
        first, places = self.first, self.at
        if len(first) < 1 or len(places) != len(self.by) or first[0] != 0 or first[-1] != len(places):
            return False
        if (np.diff(first) < 0).any() or (places < 0).any() or (places >= self.start.size).any():
            return False
        size = np.abs(self.by.astype(np.float64)).sum() + np.abs(self.start.astype(np.float64)).sum()
        return bool(size < _EXACT)

    def kept(self, chosen: NDArray[np.bool_]) -> "Alternatives":
        """The same start with only some of the changes: `chosen` has one place for each."""
        length = np.diff(self.first)
        keep = np.repeat(chosen, length)
        first = np.concatenate([[0], np.cumsum(length[chosen])]).astype(np.int64)
        return Alternatives(self.start, first, self.at[keep], self.by[keep])

    def sorted_out(self) -> tuple["Alternatives", ...]:
        """The changes of whole people as such, and then those of parts of people, if there are any."""
        if self.is_whole or not self.is_sound or not np.issubdtype(self.start.dtype, np.integer):
            return (self,)
        broken = np.add.reduceat(np.append(self.by != np.rint(self.by), 0), self.first[:-1]) * (np.diff(self.first) > 0)
        whole = self.kept(broken == 0)
        sound = Alternatives(self.start, whole.first, whole.at, whole.by.astype(np.int64))
        return (sound, self.kept(broken > 0)) if broken.any() else (sound,)
