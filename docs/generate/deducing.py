"""How a patient reader works out starred numbers with pencil and paper: one line of a table at a time, in rounds.

This is for the pictures, in which each step is to be seen. The audit of `colonnade.core.disclosure` goes further, since
it takes all lines together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from colonnade.core.disclosure.table import UNBOUNDED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from colonnade.core.disclosure.table import Counts, Dimension, Release

__all__ = ["NEVER", "rounds"]

NEVER = 0


def rounds(release: Release, *, least: int, most: int = UNBOUNDED) -> NDArray[np.int64]:
    """The round in which each hidden number is found, from 1 on; NEVER where it is shown or is not found.

    The reader takes a star for a number from `least` to `most`. In each round they look at every sum of the page once,
    with what they knew when the round began. Shape (codes of each dimension).
    """
    low = np.where(release.hidden, least, release.low)
    high = np.where(release.hidden, most, release.high)
    found = np.full(low.shape, NEVER, dtype=np.int64)
    number = 0
    while True:
        number += 1
        new_low, new_high = _look(low, high, release.dimensions)
        if (new_low == low).all() and (new_high == high).all():
            return found
        low, high = new_low, new_high
        found[release.hidden & (low == high) & (found == NEVER)] = number


def _look(low: Counts, high: Counts, dimensions: tuple[Dimension, ...]) -> tuple[Counts, Counts]:
    """Narrow every cell once by every sum that it is in."""
    new_low, new_high = low.copy(), high.copy()
    for axis, dimension in enumerate(dimensions):
        old, new = ([np.moveaxis(one, axis, 0) for one in pair] for pair in ((low, high), (new_low, new_high)))
        for one in dimension.sums:
            parts = list(one.parts)
            least, most = old[0][parts].sum(axis=0), old[1][parts].sum(axis=0)
            new[0][one.whole] = np.maximum(new[0][one.whole], least)
            new[1][one.whole] = np.minimum(new[1][one.whole], most)
            # What the whole leaves to one part, when the others take the most or the least that they can.
            new[0][parts] = np.maximum(new[0][parts], old[0][one.whole] - (most - old[1][parts]))
            new[1][parts] = np.minimum(new[1][parts], old[1][one.whole] - (least - old[0][parts]))
    return new_low, new_high
