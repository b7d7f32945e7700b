"""Linear algebra modulo a large prime: which hidden cells the sums alone fix, and how the rest can move.

What is found modulo a prime is wrong with a chance of about one in 4 × 10^18 for a cell, and never used as a proof
that a cell is safe: directions are checked again in whole numbers against the page.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numba import njit
from numpy.typing import NDArray

from colonnade.core.disclosure.audit.equations import Equations
from colonnade.core.disclosure.audit.frame import Bounds, Frame

__all__ = ["PRIME", "Reduced", "Rows", "reduce", "rows_of"]

PRIME = 2**31 - 1
# Steps of elimination after which it is given up; the other means go on without it.
_STEPS = 3_000_000_000
# Larger steps than these between tables are of no use as alternatives to small cells.
_LARGEST = 64

Places = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Rows:
    """The sums that define the cells, with known cells moved to the right: Σ by·x[columns[at]] = known.

    `columns` are the flat cells that are not known, those that cover most people first; `whole` is the cell that each
    row defines.
    """

    columns: Places
    whole: Places
    first: Places
    at: Places
    by: Places
    known: Places


def rows_of(frame: Frame, equations: Equations, bounds: Bounds) -> Rows:
    """The rows that still hold an unknown cell."""
    columns = np.flatnonzero(~bounds.exact)
    columns = columns[np.argsort(-frame.weight[columns], kind="stable")]
    number = np.full(frame.size, -1, dtype=np.int64)
    number[columns] = np.arange(len(columns))
    chosen = np.flatnonzero(equations.defining)
    length = np.diff(equations.first)[chosen]
    row = np.concatenate([np.arange(len(chosen)), np.repeat(np.arange(len(chosen)), length)])
    keep = np.repeat(equations.defining, np.diff(equations.first))
    cell = np.concatenate([equations.whole[chosen], equations.parts[keep]])
    sign = np.concatenate([np.ones(len(chosen), dtype=np.int64), -np.ones(int(length.sum()), dtype=np.int64)])
    open_ = number[cell] >= 0
    known = np.zeros(len(chosen), dtype=np.int64)
    np.subtract.at(known, row[~open_], sign[~open_] * bounds.low[cell[~open_]])
    row, cell, sign = row[open_], cell[open_], sign[open_]
    used, row = np.unique(row, return_inverse=True)
    order = np.lexsort((number[cell], row))
    first = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(used)))]).astype(np.int64)
    return Rows(columns, equations.whole[chosen[used]], first, number[cell][order], sign[order], known[used])


@dataclass(frozen=True, eq=False)
class Reduced:
    """Rows in echelon form modulo the prime. `pivot[c]` is the row that starts at column c, or -1 where c is free."""

    rows: Rows
    pivot: Places
    first: Places
    at: Places
    by: Places
    known: Places
    broken: bool

    @cached_property
    def free(self) -> Places:
        """The columns that can be chosen freely."""
        return np.flatnonzero(self.pivot < 0)

    def _back(self, chosen: Places, *, with_known: bool) -> Places:
        known = self.known if with_known else np.zeros_like(self.known)
        rows = (self.first, self.at, self.by, known)
        return np.asarray(_substitute(self.pivot, rows, chosen.copy(), PRIME), dtype=np.int64)

    def directions(self, seed: int, count: int) -> Places:
        """Random solutions of the rows with nothing known, modulo the prime: shape (count, columns)."""
        generator = np.random.default_rng(seed)
        found = np.zeros((count, len(self.pivot)), dtype=np.int64)
        for at in range(count):
            found[at, self.free] = generator.integers(1, PRIME, len(self.free))
            found[at] = self._back(found[at], with_known=False)
        return found

    def particular(self) -> Places:
        """One solution modulo the prime: the true value wherever a column is fixed."""
        return self._back(np.zeros(len(self.pivot), dtype=np.int64), with_known=True)

    def move(self, column: int) -> Places | None:
        """The change that moves this free column by one and no other free one; None where it takes large steps."""
        chosen = np.zeros(len(self.pivot), dtype=np.int64)
        chosen[column] = 1
        found = self._back(chosen, with_known=False)
        found[found > PRIME // 2] -= PRIME
        return found if np.abs(found).max() <= _LARGEST else None


def reduce(rows: Rows) -> Reduced | None:
    """Bring rows into echelon form; None where that would take too long."""
    done, pivot, first, at, by, known, broken = _echelon(
        len(rows.columns), (rows.first, rows.at, rows.by, rows.known), PRIME, _STEPS
    )
    return Reduced(rows, pivot, first, at, by, known, bool(broken)) if done else None


@njit(cache=True)
def _inverse(value, prime):  # type: ignore[no-untyped-def]  # pragma: no cover
    """The inverse modulo the prime, by Fermat."""
    result, power, left = 1, value % prime, prime - 2
    while left:
        if left & 1:
            result = result * power % prime
        power = power * power % prime
        left >>= 1
    return result


@njit(cache=True)
def _grown(array, size):  # type: ignore[no-untyped-def]  # pragma: no cover
    """The array itself, or a longer copy where `size` does not fit."""
    if size <= len(array):
        return array
    longer = np.empty(max(size, 2 * len(array)), dtype=np.int64)
    longer[: len(array)] = array
    return longer


@njit(cache=True)
def _clear(work, start, known, pivot, found, prime):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Subtract the rows found so far from a dense row: its first column left (or -1), its right side, the steps."""
    first, at, by, right = found
    lead, steps = -1, 0
    for column in range(start, len(work)):
        value = work[column]
        if value == 0:
            continue
        row = pivot[column]
        if row < 0:
            if lead < 0:
                lead = column
            continue
        steps += first[row + 1] - first[row]
        for here in range(first[row], first[row + 1]):
            work[at[here]] = (work[at[here]] - value * by[here]) % prime
        known = (known - value * right[row]) % prime
    return lead, known, steps


@njit(cache=True)
def _echelon(columns, given, prime, limit):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Echelon form, row by row: (done, pivot, first, at, by, right, broken)."""
    first, at, by, known = given
    pivot = np.full(columns, -1, dtype=np.int64)
    rows = len(first) - 1
    new_first = np.zeros(rows + 1, dtype=np.int64)
    new_at = np.empty(2 * len(at) + 16, dtype=np.int64)
    new_by = np.empty(2 * len(at) + 16, dtype=np.int64)
    right = np.zeros(rows + 1, dtype=np.int64)
    work = np.zeros(columns, dtype=np.int64)
    found, size, steps, broken = 0, 0, 0, False
    for row in range(rows):
        if first[row] == first[row + 1]:
            continue
        start = at[first[row]]
        for here in range(first[row], first[row + 1]):
            work[at[here]] = by[here] % prime
        so_far = (new_first, new_at, new_by, right)
        lead, left, taken = _clear(work, start, known[row] % prime, pivot, so_far, prime)
        steps += taken + columns - start
        if steps > limit:
            return False, pivot, new_first, new_at, new_by, right, broken
        if lead < 0:
            broken = broken or left != 0
            continue
        scale = _inverse(work[lead], prime)
        new_at, new_by = _grown(new_at, size + columns), _grown(new_by, size + columns)
        for column in range(lead, columns):
            if work[column] != 0:
                new_at[size] = column
                new_by[size] = work[column] * scale % prime
                size += 1
                work[column] = 0
        pivot[lead] = found
        right[found] = left * scale % prime
        found += 1
        new_first[found] = size
    return True, pivot, new_first[: found + 1], new_at[:size], new_by[:size], right[:found], broken


@njit(cache=True)
def _substitute(pivot, rows, chosen, prime):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Work out every column that is not free, from the last to the first."""
    first, at, by, known = rows
    for column in range(len(pivot) - 1, -1, -1):
        row = pivot[column]
        if row < 0:
            continue
        value = known[row]
        for here in range(first[row] + 1, first[row + 1]):
            if chosen[at[here]] != 0:
                value = (value - by[here] * chosen[at[here]]) % prime
        chosen[column] = value % prime
    return chosen
