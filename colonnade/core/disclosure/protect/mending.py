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

from colonnade.core.disclosure.protect.elimination import SHOWN, Eliminated
from colonnade.core.disclosure.protect.moves import Moves
from colonnade.core.disclosure.protect.rows import Sums
from colonnade.core.disclosure.protect.simplex import Simplex
from colonnade.core.disclosure.protect.tableau import PRIME, Rows, inverse

__all__ = ["Unproven", "Wall", "reduced", "system_of", "walls"]

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


def reduced(sums: Sums, at: Eliminated, told: Sequence[Wall]) -> list[Wall]:
    """What is left free of walls: each combination as what is left of its own row, and nothing where that is shown."""
    lone = np.flatnonzero(np.diff(sums.rows.down_first) == 1)
    row_of = np.zeros(len(sums.base), dtype=np.int64)
    row_of[sums.rows.down[sums.rows.down_first[lone]]] = lone
    found = []
    for wall in told:
        total = np.zeros(len(sums.base), dtype=np.int64)
        for row, factor in zip(row_of[wall.column].tolist(), wall.value.tolist(), strict=True):
            if at.status[row] != SHOWN:
                column, value = _entries(at.rows, row)
                total[column] = (total[column] + factor * value) % PRIME
        left = np.flatnonzero(total)
        found.append(Wall(left.astype(np.int32), total[left]))
    return found


def system_of(at: Eliminated, rows: NDArray[np.intp], told: Sequence[Wall]) -> tuple[NDArray[np.int64], Wall]:
    """Some rows as an elimination has left them and then walls: where each begins (the last ends), and all entries."""
    parts = [*(_entries(at.rows, row) for row in rows.tolist()), *told]
    first = np.cumsum([0, *(len(column) for column, _ in parts)], dtype=np.int64)
    return first, Wall(np.concatenate([column for column, _ in parts]), np.concatenate([value for _, value in parts]))


def _entries(rows: Rows, row: int) -> Wall:
    within = slice(rows.start[row], rows.start[row] + rows.length[row])
    return Wall(rows.column[within], rows.value[within])
