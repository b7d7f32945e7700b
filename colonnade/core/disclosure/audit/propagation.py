"""Narrowing what each cell can be, in whole numbers and without any rounding, from the sums it takes part in."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from colonnade.core.disclosure.audit.equations import Equations
from colonnade.core.disclosure.audit.frame import Bounds, Frame
from colonnade.core.disclosure.table import UNBOUNDED, TableError

__all__ = ["narrowed"]

# Each row may be looked at this often on average. Stopping early leaves the bounds wider and still true.
_ROUNDS = 40
# What narrowing a cell can come to.
_NARROWER, _IMPOSSIBLE = 1, 2


def narrowed(frame: Frame, equations: Equations, bounds: Bounds) -> Bounds:
    """The bounds that follow from `bounds` by looking at one sum at a time until nothing changes.

    Raises TableError, naming the cell and by how much, where a sum cannot hold.
    """
    low, high = bounds.low.copy(), bounds.high.copy()
    crossed = np.flatnonzero(low > high)
    if len(crossed):
        raise TableError(_crossing(frame, int(crossed[0]), bounds))
    first, rows = equations.by_cell
    broken = _tighten(
        (equations.whole, equations.first, equations.parts), (first, rows), (low, high, UNBOUNDED), _ROUNDS
    )
    if broken >= 0:
        raise TableError(_sentence(frame, equations, int(broken), bounds, Bounds(low, high)))
    return Bounds(low, high)


def _crossing(frame: Frame, cell: int, bounds: Bounds) -> str:
    low, high = int(bounds.low[cell]), int(bounds.high[cell])
    return f"The pages contradict one another: {frame.name(cell)} is at least {low} and at most {high}."


def _sentence(frame: Frame, equations: Equations, row: int, given: Bounds, found: Bounds) -> str:
    """Where no table fits, and by how much; in the numbers of the page if these suffice to show it."""
    whole = int(equations.whole[row])
    parts = equations.parts[equations.first[row] : equations.first[row + 1]]
    for bounds in (given, found):
        low, high = int(bounds.low[whole]), int(bounds.high[whole])
        least, most = int(bounds.low[parts].sum()), int(bounds.high[parts].sum())
        if least > high or most < low:
            break
    apart = least - high if least > high else low - most
    return (
        f"No table fits this page: {frame.name(whole)} is {_range(low, high)}, "
        f"and its parts add up to {_range(least, most)}, which is {max(apart, 1)} apart."
    )


def _range(low: int, high: int) -> str:
    if low == high:
        return str(low)
    return f"{low} or more" if high >= UNBOUNDED else f"{low} to {high}"


@njit(cache=True)
def _shrink(
    cell: int, least: int, most: int, low: NDArray[np.int64], high: NDArray[np.int64]
) -> int:  # pragma: no cover
    """Take new bounds for a cell: 0 nothing changed, 1 narrower, 2 impossible."""
    changed = 0
    if least > low[cell]:
        low[cell] = least
        changed = _NARROWER
    if most < high[cell]:
        high[cell] = most
        changed = _NARROWER
    return _IMPOSSIBLE if low[cell] > high[cell] else changed


@njit(cache=True)
def _totals(inside, low, high, unbounded):  # type: ignore[no-untyped-def]  # pragma: no cover
    """The least and the greatest sum of some cells, and how many of them have no upper end."""
    least = most = endless = 0
    for cell in inside:
        least += low[cell]
        if high[cell] >= unbounded:
            endless += 1
        else:
            most += high[cell]
    return least, most, endless


@njit(cache=True)
def _room(cell, whole, totals, low, high, unbounded):  # type: ignore[no-untyped-def]  # pragma: no cover
    """What the rest of a row leaves to one part: the least and the greatest."""
    least, most, endless = totals
    own_endless = high[cell] >= unbounded
    top = high[whole] - (least - low[cell]) if high[whole] < unbounded else unbounded
    if endless - (1 if own_endless else 0) > 0:
        return 0, top
    return low[whole] - (most - (0 if own_endless else high[cell])), top


@njit(cache=True)
def _row(whole, inside, limits, changed):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Narrow one row. Fills `changed` with the cells narrowed; gives how many, or -1 where the row cannot hold."""
    low, high, unbounded = limits
    least, most, endless = _totals(inside, low, high, unbounded)
    told = _shrink(whole, least, most if endless == 0 else unbounded, low, high)
    count = 0
    if told == _NARROWER:
        changed[count] = whole
        count += 1
    for cell in inside:
        if told == _IMPOSSIBLE:
            return -1
        totals = _totals(inside, low, high, unbounded) if count else (least, most, endless)
        bottom, top = _room(cell, whole, totals, low, high, unbounded)
        told = _shrink(cell, bottom, top, low, high)
        if told == _NARROWER:
            changed[count] = cell
            count += 1
    return -1 if told == _IMPOSSIBLE else count


@njit(cache=True)
def _tighten(rows, by_cell, limits, rounds):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Look at rows until none narrows anything. Gives the row that cannot hold, or -1."""
    whole, first, parts = rows
    by_first, by_rows = by_cell
    count = len(whole)
    queue, waiting = np.arange(count), np.ones(count, dtype=np.bool_)
    head, size, budget = 0, count, rounds * count
    changed = np.zeros(np.max(np.append(np.diff(first), 0)) + 1, dtype=np.int64)
    while size > 0 and budget > 0:
        row = queue[head]
        head = (head + 1) % count
        size -= 1
        budget -= 1
        waiting[row] = False
        found = _row(whole[row], parts[first[row] : first[row + 1]], limits, changed)
        if found < 0:
            return row
        for cell in changed[:found]:
            for other in by_rows[by_first[cell] : by_first[cell + 1]]:
                if not waiting[other]:
                    waiting[other] = True
                    queue[(head + size) % count] = other
                    size += 1
    return -1
