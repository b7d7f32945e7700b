"""Look for another table of whole people in which a wanted place differs, by taking moves one after another (compiled).

The search starts from the true table. As long as some place is out of its bounds, or the wanted one has not come far
enough, one such place is drawn, and the move is taken that mends it at the least harm elsewhere. A move that was just
taken rests for some steps. This is the search of the rounded page, with moves in place of single people, so that no
published number ever changes.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy import sparse

__all__ = ["Seeker"]

Whole = NDArray[np.int64]
LONG_AGO = -(10**9)
NO_LIMIT = 2**53
# A move rests for so many steps, and up to so many more.
REST, MORE_REST = 3, 5


class Ways(NamedTuple):
    """The moves by the places in bounds: entries of move m are `first[m]:first[m + 1]`, those of place i by `back`."""

    first: Whole
    at: Whole
    value: Whole
    back: Whole
    move: Whole
    amount: Whole


class Table(NamedTuple):
    """Where a search stands: people more or fewer than true, their bounds, and the places that are out of these.

    `spot` is where a place stands in `broken`, or -1; `last` is the step at which a move was last taken, and `by` how
    often in all; `totals` holds how many places are broken, and by how much the wanted place has changed.
    """

    off: Whole
    low: Whole
    high: Whole
    broken: Whole
    spot: Whole
    last: Whole
    by: Whole
    totals: Whole


class Wanted(NamedTuple):
    """The moves that change the wanted place, by how much each move does (0 for others), and how far it has to go."""

    moves: Whole
    amount: Whole
    far: int


@njit(cache=True)
def _harm(table, place, off):  # type: ignore[no-untyped-def]  # pragma: no cover
    return max(table.low[place] - off, off - table.high[place], 0)


@njit(cache=True)
def _short(wanted, off):  # type: ignore[no-untyped-def]  # pragma: no cover
    """How far the wanted place still has to go."""
    return max(wanted.far - off, 0) if wanted.far > 0 else max(off - wanted.far, 0)


@njit(cache=True)
def _gain(ways, table, wanted, move, sign):  # type: ignore[no-untyped-def]  # pragma: no cover
    """How much further out of bounds all places are after a move than before."""
    total = 0
    for k in range(ways.first[move], ways.first[move + 1]):
        place = ways.at[k]
        before = table.off[place]
        after = before + sign * ways.value[k]
        # Most places are within their bounds before and after: the test comes first as this is the inner loop.
        if min(before, after) < table.low[place] or max(before, after) > table.high[place]:
            total += _harm(table, place, after) - _harm(table, place, before)
    off = table.totals[1]
    return total + _short(wanted, off + sign * wanted.amount[move]) - _short(wanted, off)


@njit(cache=True)
def _take(ways, table, wanted, move, sign):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Take a move and keep the list of broken places."""
    totals = table.totals
    table.by[move] += sign
    totals[1] += sign * wanted.amount[move]
    for k in range(ways.first[move], ways.first[move + 1]):
        place = ways.at[k]
        table.off[place] += sign * ways.value[k]
        out = _harm(table, place, table.off[place]) > 0
        if out and table.spot[place] < 0:
            table.spot[place] = totals[0]
            table.broken[totals[0]] = place
            totals[0] += 1
        elif not out and table.spot[place] >= 0:
            totals[0] -= 1
            last = table.broken[totals[0]]
            table.broken[table.spot[place]], table.spot[last] = last, table.spot[place]
            table.spot[place] = -1


@njit(cache=True)
def _choose(ways, table, wanted, place, step):  # type: ignore[no-untyped-def]  # pragma: no cover
    """The move that mends a place (-1: the wanted one) at the least harm, and its sign; -1 where all rest."""
    if place < 0:
        first, size, up = 0, len(wanted.moves), wanted.far > 0
    else:
        first, size, up = ways.back[place], ways.back[place + 1] - ways.back[place], table.off[place] < table.low[place]
    best, which, way = 0, -1, 0
    start = np.random.randint(size)
    for turn in range(size):
        k = first + (start + turn) % size
        move = wanted.moves[k] if place < 0 else ways.move[k]
        if step - table.last[move] < REST + np.random.randint(MORE_REST):
            continue
        more = (wanted.amount[move] if place < 0 else ways.amount[k]) > 0
        sign = 1 if more == up else -1
        harm = _gain(ways, table, wanted, move, sign)
        if which < 0 or harm < best:
            best, which, way = harm, move, sign
    return which, way


@njit(cache=True)
def _seek(ways, table, wanted, steps, seed):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Take moves until all is within bounds and the wanted place has come far enough. Whether it came to that."""
    np.random.seed(seed)
    for step in range(steps):
        short = _short(wanted, table.totals[1]) > 0
        drawn = np.random.randint(table.totals[0] + short)
        place = -1 if drawn == table.totals[0] else table.broken[drawn]
        move, sign = _choose(ways, table, wanted, place, step)
        if move < 0:
            continue
        _take(ways, table, wanted, move, sign)
        table.last[move] = step
        if table.totals[0] == 0 and _short(wanted, table.totals[1]) == 0:
            return True
    return False


class Seeker:
    """All tables that the moves reach from the true one, of whole people, with `low` the least change of the places."""

    def __init__(self, moves: sparse.csr_matrix, bounded: Whole, low: Whole) -> None:
        self._columns = sparse.csc_matrix(moves)
        self._back = sparse.csr_matrix(moves).T
        self._many = moves.shape[0]
        near = sparse.csr_matrix(self._columns[:, bounded])
        near.sort_indices()
        back = near.tocsc()
        arrays = (near.indptr, near.indices, near.data, back.indptr, back.indices, back.data)
        self._ways = Ways(*(array.astype(np.int64) for array in arrays))
        self._low = low[bounded].astype(np.int64)
        self._of = np.full(moves.shape[1], -1, dtype=np.int64)
        self._of[bounded] = np.arange(len(bounded))

    def change(self, place: int, far: int, pinned: Whole, steps: int, seed: int) -> NDArray[np.float64] | None:
        """A change by which a place gets `far` more people (fewer where negative), and those pinned none."""
        many, size = self._many, len(self._low)
        entry = slice(*self._columns.indptr[place : place + 2])
        moves = self._columns.indices[entry].astype(np.int64)
        amount = np.zeros(many, dtype=np.int64)
        amount[moves] = self._columns.data[entry]
        if not len(moves):
            return None
        low, high = self._low.copy(), np.full(size, NO_LIMIT, dtype=np.int64)
        low[self._of[pinned]] = high[self._of[pinned]] = 0
        nothing = np.zeros(size, dtype=np.int64)
        table = Table(
            nothing,
            low,
            high,
            nothing.copy(),
            np.full(size, -1, dtype=np.int64),
            np.full(many, LONG_AGO, dtype=np.int64),
            np.zeros(many, dtype=np.int64),
            np.zeros(2, dtype=np.int64),
        )
        wanted = Wanted(moves, amount, far)
        if not _seek(self._ways, table, wanted, steps, seed):
            return None
        return np.asarray(self._back @ table.by, dtype=np.float64)
