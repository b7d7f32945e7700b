"""What holds hidden cells fast that could not be proved, so that more is hidden until it does not any more.

A cell that cannot go as far as it should is held by an equation: a sum of the people in it and in combinations that are
as few as they can be already follows from what is published. The elimination is told of each such sum as of one more
thing that must not be determined, and then refuses the cheapest numbers by which it would be.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from colonnade.core.disclosure.protect.moves import Moves
from colonnade.core.disclosure.protect.rows import Sums
from colonnade.core.disclosure.protect.simplex import Simplex
from colonnade.core.disclosure.protect.tableau import PRIME, inverse

__all__ = ["Unproven", "Wall", "walls", "with_walls"]

Figures = NDArray[np.float64]
# Rows that are not proved, each with the people alone who would notice.
Unproven = Sequence[tuple[int, tuple[int, ...]]]
# Factors of a sum are fractions with a denominator up to this, and none at all where they are smaller.
DENOMINATOR, NOTHING = 10_000, 1e-7


class Wall(NamedTuple):
    """A sum over combinations: those in `column`, ascending, each with a factor `value` modulo PRIME."""

    column: NDArray[np.int32]
    value: NDArray[np.int64]


def walls(sums: Sums, moves: Moves, unproven: Unproven, *, least: int, gap: int, seed: int) -> list[Wall]:
    """What holds each unproven row: the way (more people, or fewer) in which it comes further.

    Nothing for a row that can go far enough in parts of people: no equation holds it, but that people are whole. And
    what has to stay at its own least is held by no other.
    """
    single = np.flatnonzero(np.diff(sums.rows.down_first)[moves.row] == 1)
    simplex = Simplex(moves.matrix, single, (least - sums.counts[moves.row]).astype(np.float64), seed)
    covers = _covers(sums)[moves.row]
    found = list[Wall]()
    for row, people in unproven:
        place, pinned = int(np.searchsorted(moves.row, row)), np.searchsorted(moves.row, people)
        held = [one for way in (gap, -gap) if (one := simplex.wall(place, way, pinned)) is not None]
        if len(held) > 1:
            both = [_exact(covers.T @ factors) for _, factors in sorted(held, key=lambda one: -one[0])]
            found += [one for one in both if len(one.column)][:1]
    return found


def _covers(sums: Sums) -> sparse.csr_matrix:
    rows = sums.rows
    return sparse.csr_matrix((np.ones(len(rows.down)), rows.down, rows.down_first), (len(sums.counts), len(sums.base)))


def _exact(factors: Figures) -> Wall:
    """Figures as the fractions that they are meant as, modulo the prime."""
    column = np.flatnonzero(np.abs(factors) > NOTHING)
    parts = [Fraction(float(one)).limit_denominator(DENOMINATOR) for one in factors[column]]
    value = [one.numerator * int(inverse(one.denominator)) % PRIME for one in parts]
    return Wall(column.astype(np.int32), np.array(value, dtype=np.int64))


def with_walls(sums: Sums, walls: Sequence[Wall]) -> tuple[NDArray[np.int64], Wall]:
    """The rows of a system and then the walls as rows: where each begins (and the last ends), and all their entries."""
    first, down = sums.rows.down_first, sums.rows.down
    size = np.cumsum([len(one.column) for one in walls], dtype=np.int64)
    column = np.concatenate([down, *(one.column for one in walls)])
    value = np.concatenate([np.ones(len(down), dtype=np.int64), *(one.value for one in walls)])
    return np.concatenate([first, first[-1] + size]), Wall(column, value)
