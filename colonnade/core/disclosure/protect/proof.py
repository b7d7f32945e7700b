"""The proof of a protected table: other tables that readers cannot tell from the true one.

Each hidden cell must have another number of people in one of them, and no person alone in a cell may notice, by their
own count, every one of them that moves a sensitive count. Searches are tried in turn, each where the one before is at
its end: moves at random, moves that repair a wanted change, linear programmes, and programmes in whole numbers. Where
there are too many hidden cells for the last, tables in parts of people count as proof too, and the audit says so.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.protect.elimination import Eliminated
from colonnade.core.disclosure.protect.moves import Board, Moves, Stroll, jump, moves_of, walk
from colonnade.core.disclosure.protect.programme import NEAR, Programme
from colonnade.core.disclosure.protect.rows import Sums
from colonnade.core.disclosure.protect.witnesses import always_noticed

__all__ = ["Proof", "prove"]

Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]
STEPS, KEPT = 100_000, 24
# What one search for a wanted change may cost, in entries looked at, and how many may fail in a row.
EFFORT, PATIENCE = 1_000_000, 12
SHORTEST, LONGEST = 16, 1_000
# Random objectives of the linear programme: how many at most, and how many may bring nothing.
OBJECTIVES, IDLE = 60, 4
# A linear programme leaves about half of the people alone as they are, since moving them costs so much.
HALF, PENALTY = 0.5, 5.0
# So many at a time, and again while that settles a tenth of what is left.
SCATTERED, WORTHWHILE = 24, 0.9
# From how many other tables a search for one person sets out.
STARTS = 8
# Beyond so many entries in the moves, whole-number programmes take too long.
LARGE = 60_000
NO_LIMIT = 2**53
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

    def __init__(self, sums: Sums, eliminated: Eliminated, least: int, gap: int, seed: int) -> None:
        self.moves: Moves = moves_of(eliminated)
        self.matrix = self.moves.matrix
        self.many = len(self.moves.first) - 1
        self.start: Whole = sums.counts[self.moves.row]
        self.low: Whole = np.full(len(self.start), least, dtype=np.int64)
        # Sums of cells that are in bounds are in bounds, so only combinations need be held.
        self.lone: Whole = np.flatnonzero(np.diff(sums.rows.down_first)[self.moves.row] == 1)
        self.seen: Mask = np.zeros(len(self.start), dtype=np.bool_)
        self.found: list[NDArray[np.float64]] = []
        self.seed, self.gap = seed, gap
        entries = len(self.moves.at)
        self.large = entries > LARGE
        cost = entries * entries / max(len(self.start) * self.many, 1)
        self.budget = int(np.clip(EFFORT / max(cost, 1), SHORTEST, LONGEST))
        cap = float(10 * self.start.max(initial=0) + 1_000)
        self.programme = Programme(self.matrix, self.lone, (self.low - self.start).astype(np.float64), cap, seed)

    def keep(self, change: NDArray[np.float64]) -> None:
        self.found.append(change)
        self.seen |= np.abs(change) > self.gap - NEAR

    def wander(self) -> None:
        """Walk from the true table."""
        self.seed += 1
        space = np.zeros((KEPT, len(self.start)), dtype=np.int64)
        steps = min(STEPS, 400 * self.many)
        news, every = self.seen.copy(), max(steps // 200, 1)
        kept = walk(self.start, self.low, self.moves, Stroll(steps, every, self.gap, self.seed), news, space)
        for change in space[:kept]:
            self.keep(change.astype(np.float64))

    def repair(self, place: int, pinned: Whole, base: Whole | None = None) -> bool:
        """Look, by moves, for a table in which a place has another number of people and those `pinned` the same.

        The search sets out from the true table, or from `base`, in which the place and the pinned are as in truth.
        """
        begin = self.start if base is None else base
        for step in (self.gap, -self.gap):
            low, high = self.low.copy(), np.full(len(self.start), NO_LIMIT)
            low[pinned] = high[pinned] = self.start[pinned]
            low[place] = max(low[place], self.start[place] + step) if step > 0 else low[place]
            high[place] = high[place] if step > 0 else self.start[place] + step
            if low[place] > high[place]:
                continue
            self.seed += 1
            board = Board(begin.copy(), low, high, np.ones(len(begin)))
            if jump(board, place, self.moves, self.budget, self.seed):
                self.keep((board.now - self.start).astype(np.float64))
                return True
        return False

    def take(self, change: NDArray[np.float64] | None) -> None:
        """Keep a table that a linear programme gave, where there is one and it is not the true one."""
        if change is not None and np.abs(change).max(initial=0.0) > NEAR:
            self.keep(change)

    def pool(self) -> None:
        """Random objectives over the places that nothing has moved yet."""
        rng, idle = np.random.default_rng(self.seed), 0
        for _ in range(OBJECTIVES):
            left = ~self.seen
            if not left.any() or idle >= IDLE:
                return
            costs = np.where(left, rng.normal(size=len(left)), 0.0)
            self.take(self.programme.least(costs))
            idle = idle + 1 if (left == ~self.seen).all() else 0

    def solve(self, place: int, pinned: Whole) -> bool:
        """Let the whole-number programme find a table in which a place has another number of people."""
        for least, most in ((float(self.gap), np.inf), (-np.inf, -float(self.gap))):
            if least < 0 and self.start[place] - self.gap < self.low[place]:
                continue
            change = self.programme.whole(place, least, most, pinned)
            if change is not None:
                self.keep(change)
                return True
        return False

    def singly(self, place: int) -> None:
        """The most of one place, and the least where that is not enough."""
        for sign in (-1.0, 1.0):
            if not self.seen[place]:
                costs = np.zeros(len(self.start))
                costs[place] = sign
                self.take(self.programme.least(costs))

    def cover(self) -> None:
        """Find tables until every place has moved in one, as far as that can be done."""
        if not self.many:
            return
        self.wander()
        misses = 0
        for place in np.argsort(self.start, kind="stable").tolist():
            if not self.seen[place] and misses <= PATIENCE:
                misses = 0 if self.repair(place, NOBODY) else misses + 1
        if self.large:
            self.pool()
        for place in np.flatnonzero(~self.seen).tolist():
            if self.seen[place]:
                continue
            if self.large:
                self.singly(place)
            else:
                self.solve(place, NOBODY)

    def scatter(self, noticed: Mask, alone: Mask) -> None:
        """Random objectives that move the places noticed and leave half of the people alone as they are."""
        self.seed += 1
        rng = np.random.default_rng(self.seed)
        for _ in range(SCATTERED):
            costs = np.where(noticed, rng.normal(size=len(noticed)), 0.0)
            costs[alone & (rng.random(len(alone)) < HALF)] = PENALTY
            self.take(self.programme.least(costs))

    def past(self, place: int, people: Whole) -> bool:
        """Find a table that moves a place and leaves these people as they are."""
        if self.repair(place, people):
            return True
        if self.large:
            return self.dear(place, people)
        still = [one for one in self.found if not one[people].any() and one[place] == 0]
        for change in still[-STARTS:]:
            if self.repair(place, people, self.start + change.astype(np.int64)):
                return True
        return self.solve(place, people)

    def dear(self, place: int, people: Whole) -> bool:
        """Let the linear programme move a place while moving these people costs a lot; whether one of them stays."""
        for way in (-1.0, 1.0):
            costs = np.zeros(len(self.start))
            costs[people] = PENALTY
            costs[place] = way
            change = self.programme.least(costs)
            if change is not None and abs(change[place]) > self.gap - NEAR and (np.abs(change[people]) < NEAR).any():
                self.keep(change)
                return True
        return False


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
) -> Proof:
    """Look for the tables that prove a page, given which rows are sensitive and which hold one person (insiders).

    `least` is the least that a hidden count can be, and `gap` by how many people each must be able to differ. The
    tables of `known`, the proof of a page that hides fewer cells, hold for this one too.
    """
    prover = _Prover(sums, eliminated, least, gap, seed)
    rows = prover.moves.row
    if known is not None:
        for change in known.changes:
            wide = np.zeros(len(sums.counts))
            wide[known.row] = change
            prover.keep(wide[rows])
    prover.cover()
    open_ = [(place, NOBODY) for place in np.flatnonzero(~prover.seen).tolist()]
    open_ += _hold_insiders(prover, sensitive[rows], alone[rows])
    unproven = tuple((int(rows[place]), tuple(rows[people].tolist())) for place, people in open_)
    found = np.array(prover.found, dtype=np.float64).reshape(len(prover.found), len(rows))
    return Proof(rows, found, unproven, prover.large)


def _hold_insiders(prover: _Prover, sensitive: Mask, alone: Mask) -> list[tuple[int, Whole]]:
    """Find more tables until no person alone notices all that move a sensitive place.

    Gives the places left, each with one person past whom there is no way.
    """

    def noticed() -> list[tuple[int, Whole]]:
        return list(always_noticed(prover.found, sensitive, alone, prover.gap))

    for place, people in noticed():
        prover.repair(place, people)
    left = noticed()
    before = 2 * len(left)
    while prover.large and len(left) < WORTHWHILE * before:
        before = len(left)
        where = np.zeros(len(sensitive), dtype=np.bool_)
        where[[place for place, _ in left]] = True
        prover.scatter(where, alone)
        left = noticed()
    held = [(place, _hold(prover, place, alone)) for place, _ in left]
    return [(place, person) for place, person in held if len(person)]


def _hold(prover: _Prover, place: int, alone: Mask) -> Whole:
    """Find tables that move a place until nobody notices them all: past everyone at once, or one after another.

    Gives the person past whom there is no way, or nobody.
    """
    only = np.zeros(len(alone), dtype=np.bool_)
    only[place] = True
    while True:
        noticed = list(always_noticed(prover.found, only, alone, prover.gap))
        if not noticed:
            return NOBODY
        people = noticed[0][1]
        if not prover.past(place, people) and not (len(people) > 1 and prover.past(place, people[:1])):
            return people[:1]
