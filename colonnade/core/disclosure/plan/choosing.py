"""Which sums of people can be published one after another before a sensitive one can be computed.

The unknowns are the combinations of categories that hold people; those that hold nobody are taken to be known, which
is more than a reader has. As every unknown is then above 0, a sensitive sum can be computed from what is published
exactly if it is a linear combination of it, and a person alone in a cell can compute another sum exactly if it is a
combination of what is published and of that cell. Both are asked of random vectors that agree with all that is
published, in arithmetic modulo a prime: two answers that differ are certain, and two that agree by chance (about once
in 2**31 for a pair) keep a cell back that could have been shown.
"""

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

__all__ = ["PRIME", "Chosen", "choose"]

Rows = NDArray[np.int64]
# Products of two residues stay below 2**62.
PRIME = 2**31 - 1


@dataclass(frozen=True, eq=False)
class Chosen:
    """What may be published, and the freedom that is left.

    `published` has one entry for each candidate, in the order given. `freedom` has shape (unknowns, directions),
    modulo PRIME: each column is a change to the unknowns that no published sum notices.
    """

    published: NDArray[np.bool_]
    freedom: Rows


def choose(candidates: Rows, sensitive: Rows, alone: NDArray[np.bool_], seed: int) -> Chosen:
    """Publish candidates in their order, each if it leaves every sensitive sum open.

    `candidates` and `sensitive` hold 0 or 1 with one row for a sum and one column for an unknown. `alone` marks the
    sensitive rows that one person makes up, who is not to compute another sensitive row either; two sensitive rows may
    not be the same sum. A candidate that could be computed anyway is published.
    """
    unknowns = candidates.shape[1]
    rows = np.vstack([sensitive, candidates, np.eye(unknowns, dtype=np.int64)])
    start = np.random.default_rng(seed).integers(1, PRIME, (unknowns, 2))
    # Rows of 0 and 1 times residues: sums of fewer than 2**31 of them stay within 64 bits.
    answers = rows @ start % PRIME
    published = np.zeros(len(candidates), dtype=np.bool_)
    _publish_all(rows, answers, len(sensitive), alone, published)
    free = rows[-unknowns:]
    return Chosen(published, free[:, free.any(axis=0)])


@njit(cache=True)
def _publish_all(rows, answers, sensitive, alone, published):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Go through the candidates, which stand after the sensitive rows, and reduce all rows by those published."""
    used = np.zeros(rows.shape[1], np.int64)
    for row in rows:
        used += row != 0
    after = np.empty_like(answers)
    for place in range(len(published)):
        chosen = sensitive + place
        column = _lightest(rows[chosen], used)
        if column < 0:
            published[place] = True
            continue
        inverse = _power(rows[chosen, column], PRIME - 2)
        for side in range(2):
            factor = PRIME - answers[chosen, side] * inverse % PRIME
            after[:, side] = (answers[:, side] + factor * rows[:, column]) % PRIME
        if _tells(after[:sensitive], alone):
            continue
        published[place] = True
        _reduce(rows, chosen, column, inverse, used)
        answers[:] = after


@njit(cache=True)
def _power(base, exponent):  # type: ignore[no-untyped-def]  # pragma: no cover
    """`base` to a power modulo PRIME; with PRIME - 2, its inverse."""
    result = 1
    while exponent:
        if exponent & 1:
            result = result * base % PRIME
        base = base * base % PRIME
        exponent >>= 1
    return result


@njit(cache=True)
def _lightest(row, used):  # type: ignore[no-untyped-def]  # pragma: no cover
    """The column of a row that the fewest rows use, or -1 where the row is empty."""
    best = -1
    for column in range(len(row)):
        if row[column] and (best < 0 or used[column] < used[best]):
            best = column
    return best


@njit(cache=True)
def _tells(answers, alone):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Whether a sensitive row is settled, or is a multiple of one that one person knows."""
    ratios = np.empty(len(answers), np.int64)
    for row in range(len(answers)):
        above, below = answers[row]
        if above == 0 and below == 0:
            return True
        ratios[row] = above * _power(below, PRIME - 2) % PRIME if below else -1
    order = np.argsort(ratios)
    for place in range(1, len(order)):
        left, right = order[place - 1], order[place]
        if ratios[left] == ratios[right] and _anyone(ratios, order, place, alone):
            return True
    return False


@njit(cache=True)
def _anyone(ratios, order, place, alone):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Whether a row that one person knows is among the rows with the ratio at this place of the order."""
    ratio = ratios[order[place]]
    while place > 0 and ratios[order[place - 1]] == ratio:
        place -= 1
    while place < len(order) and ratios[order[place]] == ratio:
        if alone[order[place]]:
            return True
        place += 1
    return False


@njit(cache=True)
def _reduce(rows, chosen, column, inverse, used):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Take the published row out of every other, so that no row uses its column any more."""
    taken = rows[chosen].copy()
    columns = np.flatnonzero(taken)
    for place in range(len(rows)):
        value = rows[place, column]
        if value == 0:
            continue
        factor = PRIME - value * inverse % PRIME
        for at in columns:
            before = rows[place, at]
            now = (before + factor * taken[at]) % PRIME
            rows[place, at] = now
            used[at] += (now != 0) - (before != 0)
