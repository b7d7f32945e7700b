"""The proof of a protected table: other tables that readers cannot tell from the true one.

Each hidden cell must have another number of people in one of them, and no person alone in a cell may notice, by their
own count, every one of them that moves a sensitive count. Searches are tried in turn, each where the one before is at
its end: moves at random, moves that mend a wanted change, linear programmes, and programmes in whole numbers. Where
there are too many hidden cells for the last, tables in parts of people count as proof too, and the audit says so.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.protect.elimination import Eliminated
from colonnade.core.disclosure.protect.moves import Moves, Stroll, moves_of, walk
from colonnade.core.disclosure.protect.programme import Programme
from colonnade.core.disclosure.protect.rows import Sums
from colonnade.core.disclosure.protect.seeking import Seeker
from colonnade.core.disclosure.protect.simplex import NEAR, Simplex
from colonnade.core.disclosure.protect.witnesses import Noticed

__all__ = ["Proof", "prove"]

Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]
STEPS, KEPT = 100_000, 24
# How many moves one search for a wanted change may take, and how many searches may be made.
LENGTH, TRIES = 60, 6
# Beyond so many entries in the moves, searches move by move and programmes in whole numbers take too long.
LARGE = 60_000
NOBODY = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Proof:
    """`changes`, tables (rows) by rows of the system (columns, named by `row`): people more or fewer than true.

    `unproven` are the rows for which no table was found, each with the rows of people alone who would notice every
    table that was (nobody: there is none). `large`: tables in parts of people are taken, as whole ones are too hard to
    find.
    """

    row: Whole
    changes: NDArray[np.float64]
    unproven: tuple[tuple[int, tuple[int, ...]], ...]
    large: bool


class _Prover:
    """The searches, with the tables found so far. Places are positions among the hidden rows."""

    def __init__(
        self,
        sums: Sums,
        eliminated: Eliminated,
        *,
        least: int,
        gap: int,
        sensitive: Mask,
        alone: Mask,
        seed: int,
    ) -> None:
        self.moves: Moves = moves_of(eliminated)
        rows = self.moves.row
        self.many = len(self.moves.first) - 1
        self.start: Whole = sums.counts[rows]
        self.low: Whole = np.full(len(self.start), least, dtype=np.int64)
        # Sums of cells that are in bounds are in bounds, so only combinations need be held.
        self.single: Mask = np.diff(sums.rows.down_first)[rows] == 1
        self.seen: Mask = np.zeros(len(self.start), dtype=np.bool_)
        self.found: list[NDArray[np.float64]] = []
        self.seed, self.gap = seed, gap
        self.large = len(self.moves.at) > LARGE
        self.noticed = Noticed(sensitive[rows], alone[rows], gap)
        cap = float(10 * self.start.max(initial=0) + 1_000)
        lone, low = np.flatnonzero(self.single), self.low - self.start
        self.simplex = Simplex(self.moves.matrix, lone, low.astype(np.float64), seed)
        self.programme = Programme(self.moves.matrix, lone, low.astype(np.float64), cap, seed)
        self.seeker = Seeker(self.moves.matrix, lone, low)

    def keep(self, change: NDArray[np.float64]) -> None:
        """Take a table into the proof."""
        self.found.append(change)
        self.seen |= np.abs(change) > self.gap - NEAR
        self.noticed.take(change)

    def wander(self) -> None:
        """Walk from the true table."""
        self.seed += 1
        space = np.zeros((KEPT, len(self.start)), dtype=np.int64)
        steps = min(STEPS, 400 * self.many)
        news, every = self.seen.copy(), max(steps // 200, 1)
        kept = walk(self.start, self.low, self.moves, Stroll(steps, every, self.gap, self.seed), news, space)
        for change in space[:kept]:
            self.keep(change.astype(np.float64))

    def ways(self, place: int) -> tuple[int, ...]:
        """By how many people more a place may be: what it asks for, or as many fewer where that leaves enough."""
        fewer = self.start[place] - self.gap >= self.low[place] or not self.single[place]
        return (self.gap, -self.gap) if fewer else (self.gap,)

    def mend(self, place: int, pinned: Whole) -> bool:
        """Look, move by move, for a table in which a place has another number of people and those `pinned` the same."""
        for turn in range(TRIES):
            ways = self.ways(place)
            self.seed += 1
            change = self.seeker.change(place, ways[turn % len(ways)], pinned, LENGTH, self.seed)
            if change is not None:
                self.keep(change)
                return True
        return False

    def press(self, place: int, pinned: Whole) -> bool:
        """Let the simplex method find such a table: a whole one, or in parts of people where those are taken.

        Where they are not, the whole-number programme looks the ways in which there are some in parts.
        """
        partly = []
        for way in self.ways(place):
            change = self.simplex.towards(place, way, pinned)
            if change is None:
                continue
            whole = self.programme.in_whole(change)
            if whole is not None or self.large:
                self.keep(change if whole is None else whole)
                return True
            partly.append(way)
        return any(self.solve(place, way, pinned) for way in partly)

    def solve(self, place: int, way: int, pinned: Whole) -> bool:
        """Let the whole-number programme find such a table."""
        least, most = (float(way), np.inf) if way > 0 else (-np.inf, float(way))
        change = self.programme.whole(place, least, most, pinned)
        if change is not None:
            self.keep(change)
        return change is not None

    def past(self, place: int, people: Whole) -> bool:
        """Find a table that moves a place and leaves these people as they are."""
        return (not self.large and self.mend(place, people)) or self.press(place, people)

    def cover(self, told: Callable[[int, int], None]) -> None:
        """Find tables until every place has moved in one, as far as that can be done."""
        if not self.many:
            return
        self.wander()
        # Combinations first: sums mostly move with them.
        order = np.lexsort((self.start, ~self.single)).tolist()
        for done, place in enumerate(order):
            if not self.seen[place]:
                told(done, 2 * len(order))
                self.past(place, NOBODY)

    def hold(self, place: int) -> Whole:
        """Find tables that move a place until nobody notices them all: past everyone at once, or fewer of them.

        Gives the person past whom there is no way, or nobody.
        """
        people = self.noticed.people(place)
        size = len(people)
        while len(people):
            before = len(people)
            if self.past(place, people[:size]):
                people = self.noticed.people(place)
            if len(people) == before:
                if size == 1:
                    return people[:1]
                size = (size + 1) // 2
            size = min(size, len(people))
        return NOBODY


def _nobody(done: int, whole: int) -> None:
    """Nobody waits for word."""


def prove(
    sums: Sums,
    eliminated: Eliminated,
    *,
    least: int,
    gap: int,
    sensitive: Mask,
    alone: Mask,
    seed: int,
    known: Proof | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Proof:
    """Look for the tables that prove a page, given which rows are sensitive and which hold one person (insiders).

    `least` is the least that a hidden count can be, and `gap` by how many people each must be able to differ. The
    tables of `known`, the proof of a page that hides fewer cells, hold for this one too. `progress` is told how much of
    the work is done, and of how much.
    """
    told = progress or _nobody
    prover = _Prover(sums, eliminated, least=least, gap=gap, sensitive=sensitive, alone=alone, seed=seed)
    rows = prover.moves.row
    if known is not None:
        for change in known.changes:
            wide = np.zeros(len(sums.counts))
            wide[known.row] = change
            prover.keep(wide[rows])
    prover.cover(told)
    open_ = [(place, NOBODY) for place in np.flatnonzero(~prover.seen).tolist()]
    left = prover.noticed.places().tolist()
    for done, place in enumerate(left):
        told(len(left) + done, 2 * len(left))
        person = prover.hold(place)
        open_ += [(place, person)] if len(person) else []
    unproven = tuple((int(rows[place]), tuple(rows[people].tolist())) for place, people in open_)
    found = np.array(prover.found, dtype=np.float64).reshape(len(prover.found), len(rows))
    return Proof(rows, found, unproven, prover.large)
