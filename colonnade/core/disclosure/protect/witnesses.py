"""Who, alone in a cell, could rule out every other table in which some sensitive count differs."""

from collections.abc import Iterator, Sequence

import numpy as np
from numba import njit
from numpy.typing import NDArray

__all__ = ["always_noticed"]

# A table in parts of people moves a cell where the part is larger than the solver's own error.
PART = 1e-6


def always_noticed(
    found: Sequence[NDArray[np.float64]], sensitive: NDArray[np.bool_], alone: NDArray[np.bool_], gap: int
) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Each sensitive place with the people alone who would notice every table found that moves it by `gap` people."""
    if not found or not alone.any():
        return
    changes = np.abs(np.array(found))
    seen, far = changes > PART, changes > gap - PART
    people = np.flatnonzero(alone)
    for place in np.flatnonzero(sensitive).tolist():
        noticing = _noticing(seen, far[:, place], people)
        others = noticing[noticing != place]
        if len(others):
            yield place, others


@njit(cache=True)
def _noticing(seen, moved, people):  # type: ignore[no-untyped-def]  # pragma: no cover
    """The people whose count changes in every table in which a place moves; nobody where it never does."""
    left = np.ones(len(people), np.bool_)
    begun, many = False, 0
    for table in range(len(seen)):
        if not moved[table]:
            continue
        begun, many = True, 0
        for k in range(len(people)):
            left[k] = left[k] and seen[table, people[k]]
            many += left[k]
        if many == 0:
            break
    return people[left] if begun else people[:0]
