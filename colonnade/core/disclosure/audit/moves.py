"""Small changes that keep every sum, and walks from table to table along them."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numba import njit

from colonnade.core.disclosure.audit.elimination import Reduced
from colonnade.core.disclosure.audit.frame import Bounds, Frame, People
from colonnade.core.disclosure.table import Alternatives, Counts

__all__ = ["Moves"]

# How many moves are kept; more would be slower than they help.
_MOST = 20_000


@dataclass(frozen=True, eq=False)
class Moves:
    """Move m adds the people `by[first[m]:first[m + 1]]` at the flat cells `at[...]` there, margins included."""

    frame: Frame
    first: Counts
    at: Counts
    by: Counts

    def __len__(self) -> int:
        """How many moves there are."""
        return len(self.first) - 1

    @classmethod
    def of(cls, frame: Frame, reduced: Reduced | None) -> "Moves":
        """One move for each cell that can be chosen freely, where it takes small steps; none without elimination."""
        found = [] if reduced is None else list(_found(reduced))
        if not found:
            none = np.zeros(0, dtype=np.int64)
            return cls(frame, np.zeros(1, dtype=np.int64), none, none)
        first = np.concatenate([[0], np.cumsum([len(at) for at, _ in found])]).astype(np.int64)
        at, by = (np.concatenate(part) for part in zip(*found, strict=True))
        return cls(frame, first, at, by)

    def around(self, table: People) -> Alternatives:
        """A table with every move in both directions, as tables to be checked."""
        number = np.full(self.frame.size, -1, dtype=np.int64)
        number[self.frame.base] = np.arange(len(self.frame.base))
        inner = number[self.at] >= 0
        move = np.repeat(np.arange(len(self)), np.diff(self.first))[inner]
        length = np.bincount(move, minlength=len(self))
        first = np.concatenate([[0], np.cumsum(np.concatenate([length, length]))]).astype(np.int64)
        at, by = number[self.at[inner]], self.by[inner]
        start = table.reshape(self.frame.categories)
        return Alternatives(start, first, np.concatenate([at, at]), np.concatenate([by, -by]))

    def walked(self, table: People, bounds: Bounds, generator: np.random.Generator) -> People:
        """Another table: every move is tried in random order and direction, and made where all bounds allow it."""
        cells = self.frame.expand(table)
        order = generator.permutation(len(self))
        sign = generator.choice(np.array([-1, 1]), len(self))
        _walk(order, sign, (self.first, self.at, self.by), cells, (bounds.low, bounds.high))
        return cells[self.frame.base]


def _found(reduced: Reduced) -> Iterable[tuple[Counts, Counts]]:
    for column in reduced.free[:_MOST]:
        move = reduced.move(int(column))
        if move is not None:
            inner = np.flatnonzero(move)
            yield reduced.rows.columns[inner], move[inner]


@njit(cache=True)
def _fits(at, by, cells, limits):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Whether a move keeps all bounds."""
    low, high = limits
    for here in range(len(at)):
        value = cells[at[here]] + by[here]
        if value < low[at[here]] or value > high[at[here]]:
            return False
    return True


@njit(cache=True)
def _walk(order, sign, moves, cells, limits):  # type: ignore[no-untyped-def]  # pragma: no cover
    """Make each move that fits, and the same in the other direction where it does not."""
    first, at, by = moves
    for move in order:
        places = at[first[move] : first[move + 1]]
        for direction in (sign[move], -sign[move]):
            steps = direction * by[first[move] : first[move + 1]]
            if _fits(places, steps, cells, limits):
                for here in range(len(places)):
                    cells[places[here]] += steps[here]
                break
