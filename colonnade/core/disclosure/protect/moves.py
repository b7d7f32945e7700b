"""Other tables that agree with the page, found by moving people among hidden cells."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy import sparse

from colonnade.core.disclosure.protect.elimination import HIDDEN, Eliminated
from colonnade.core.disclosure.protect.tableau import PRIME

__all__ = ["Moves", "Stroll", "moves_of", "walk"]

Whole = NDArray[np.int64]
# A coefficient is a fraction modulo the prime: a small multiple of it is a small whole number.
MULTIPLES = tuple(range(1, 61))
LARGEST_COEFFICIENT = 1_000


class Moves(NamedTuple):
    """Ways to move people that change no published number, over the hidden rows `row`.

    Move m adds `value[first[m]:first[m + 1]]` people at the places `at[first[m]:first[m + 1]]` of `row`.
    """

    row: Whole
    first: Whole
    at: Whole
    value: Whole

    @property
    def matrix(self) -> sparse.csr_matrix:
        """The same as a sparse matrix: moves by places."""
        return sparse.csr_matrix((self.value, self.at, self.first), shape=(len(self.first) - 1, len(self.row)))


def moves_of(eliminated: Eliminated) -> Moves:
    """One move for each combination that is left free: what every hidden row does when it takes one person more."""
    rows = eliminated.rows
    hidden = np.flatnonzero(eliminated.status == HIDDEN)
    size = rows.length[hidden]
    entry = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size) + np.repeat(rows.start[hidden], size)
    place = np.repeat(np.arange(len(hidden)), size)
    _, free = np.unique(rows.column[entry], return_inverse=True)
    width = int(free.max()) + 1 if len(free) else 0
    value, kept = _whole_numbers(rows.value[entry], free, width)
    matrix = sparse.csr_matrix((value, (free, place)), shape=(width, len(hidden)))[kept]
    matrix.sort_indices()
    return Moves(
        hidden,
        matrix.indptr.astype(np.int64),
        matrix.indices.astype(np.int64),
        matrix.data.astype(np.int64),
    )


def _whole_numbers(value: Whole, free: NDArray[np.intp], width: int) -> tuple[Whole, Whole]:
    """Each move's coefficients as small whole numbers, and the moves for which there are such."""
    result = np.zeros(len(value), dtype=np.int64)
    done = np.zeros(width, dtype=np.bool_)
    left = np.arange(len(value))
    for multiple in MULTIPLES:
        number = value[left] * multiple % PRIME
        number = np.where(number > PRIME // 2, number - PRIME, number)
        large = np.zeros(width, dtype=np.bool_)
        large[free[left[np.abs(number) > LARGEST_COEFFICIENT]]] = True
        now = ~large[free[left]]
        result[left[now]] = number[now]
        done |= ~large
        left = left[~now]
        if not len(left):
            break
    return result, np.flatnonzero(done)


class Stroll(NamedTuple):
    """How a walk goes: steps in all, after how many the table is looked at, how far a cell has to be, and the seed."""

    steps: int
    every: int
    gap: int
    seed: int


@njit(cache=True)
def walk(start, low, moves, stroll, seen, found):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Take moves at random, staying at or above `low`; keep tables in which another cell is `gap` from the start.

    `seen` says which cells have changed in a table kept so far; the differences from the start go into the rows of
    `found`, and how many were kept is the answer.
    """
    np.random.seed(stroll.seed)
    many, kept = len(moves.first) - 1, 0
    now = start.copy()
    for step in range(stroll.steps):
        move = np.random.randint(many)
        sign = 2 * np.random.randint(2) - 1
        fits = True
        for k in range(moves.first[move], moves.first[move + 1]):
            if now[moves.at[k]] + sign * moves.value[k] < low[moves.at[k]]:
                fits = False
                break
        if fits:
            for k in range(moves.first[move], moves.first[move + 1]):
                now[moves.at[k]] += sign * moves.value[k]
        if step % stroll.every == stroll.every - 1 and kept < len(found) and _news(start, now, stroll.gap, seen):
            found[kept] = now - start
            kept += 1
    return kept


@njit(cache=True)
def _news(start, now, gap, seen):  # type: ignore[no-untyped-def]  # pragma: no cover
    any_new = False
    for i in range(len(start)):
        if abs(now[i] - start[i]) >= gap and not seen[i]:
            seen[i] = True
            any_new = True
    return any_new
