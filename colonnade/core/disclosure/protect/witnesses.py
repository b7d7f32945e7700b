"""Who, alone in a cell, could rule out every other table in which some sensitive count differs."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["Noticed"]

# A table in parts of people moves a cell where the part is larger than the solver's own error.
PART = 1e-6

Whole = NDArray[np.int64]


class Noticed:
    """The people alone who would notice every table taken so far that moves a sensitive place by `gap` people.

    Whoever is alone in a place knows it anyway, and does not count for it.
    """

    def __init__(self, sensitive: NDArray[np.bool_], alone: NDArray[np.bool_], gap: int) -> None:
        self._places: Whole = np.flatnonzero(sensitive)
        self._people: Whole = np.flatnonzero(alone)
        self._gap = gap
        self._at = np.full(len(sensitive), -1, dtype=np.int64)
        self._at[self._places] = np.arange(len(self._places))
        self._begun = np.zeros(len(self._places), dtype=np.bool_)
        # One bit for each person, eight in a number.
        self._who = np.zeros((len(self._places), (len(self._people) + 7) // 8), dtype=np.uint8)
        for start in range(0, len(self._places), 1024):
            part = self._places[start : start + 1024]
            self._who[start : start + 1024] = np.packbits(part[:, None] != self._people, axis=1)

    def take(self, change: NDArray[np.float64]) -> None:
        """Whoever does not notice this table is struck out wherever it moves a place."""
        far = np.abs(change[self._places]) > self._gap - PART
        noticing = np.packbits(np.abs(change[self._people]) > PART)
        self._who[far] &= noticing
        self._begun |= far

    def people(self, place: int) -> Whole:
        """Who would notice every table that moves a place; nobody where none does, or where it is not sensitive."""
        at = int(self._at[place])
        if at < 0 or not self._begun[at]:
            return self._people[:0]
        found: Whole = self._people[np.unpackbits(self._who[at], count=len(self._people)).astype(np.bool_)]
        return found

    def places(self) -> Whole:
        """The places that somebody would always notice to move."""
        open_: Whole = self._places[self._begun & self._who.any(axis=1)]
        return open_
