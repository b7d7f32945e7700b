"""Finding out about each hidden cell what a reader can: bounds, sums, and tables that fit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.audit.effort import Effort
from colonnade.core.disclosure.audit.elimination import Reduced, Rows, reduce, rows_of
from colonnade.core.disclosure.audit.equations import Equations
from colonnade.core.disclosure.audit.frame import Bounds, Frame, People
from colonnade.core.disclosure.audit.moves import Moves
from colonnade.core.disclosure.audit.offered import ALL_COUNTS, NEARLY, Holders, check
from colonnade.core.disclosure.audit.programme import NEAR, Found, Programme
from colonnade.core.disclosure.audit.propagation import narrowed
from colonnade.core.disclosure.table import Alternatives, Counts, TableError

__all__ = ["LARGE", "NOBODY", "WHOLE_ONLY", "Question", "Solved", "follow", "solve"]

NOBODY = Holders(np.zeros(1, dtype=np.int64), np.zeros(0, dtype=np.int64))
# How many random objectives to try, how many of them may bring nothing, and how many cells to look at one by one.
_POOL, _IDLE, _SINGLY = 40, 4, 1_000
# In large systems each brings less, and there are no other means.
_POOL_IF_LARGE = 200
# How many steps a walk from table to table has.
_WALKS, _IDLE_WALKS = 200, 12
# Above so many unknown cells a search in whole numbers is not begun for one cell alone.
LARGE = 1_500
# Up to so many unknown cells everything is decided in whole people; above, proof in parts of people is taken as well.
WHOLE_ONLY = 400

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Question:
    """What to find out: for which cells (`asked`, flat), under which bounds, and how far apart two numbers must be.

    `harmful`: the least and the greatest count that it is harmful to find out. For outsiders that is every count.
    `effort` is what all programmes together may take.
    """

    frame: Frame
    equations: Equations
    bounds: Bounds
    asked: Mask
    width: int
    seed: int
    progress: Callable[[int, int], None] | None = None
    harmful: tuple[int, int] = ALL_COUNTS
    effort: Effort = field(default_factory=Effort)

    @property
    def apart(self) -> int:
        """How far apart two numbers of a safe cell must be."""
        return max(self.width, 1)


@dataclass(eq=False)
class Solved:
    """What is found so far. `bounds`: no table goes beyond. `least`, `greatest`: seen in tables that fit.

    `bottom` and `top`: the same, seen also in tables of parts of people, as the whole numbers between the two ends.
    `takes_parts`: whether such tables settle a cell.
    """

    question: Question
    bounds: Bounds
    least: Counts
    greatest: Counts
    bottom: Counts
    top: Counts
    takes_parts: bool = False
    proof: list[Alternatives] = field(default_factory=list)

    @classmethod
    def of(cls, question: Question, bounds: Bounds, *, takes_parts: bool = False) -> "Solved":
        """Nothing is seen yet: the least is above every number and the greatest below."""
        size = question.frame.size
        most, least = np.full(size, 2**60), np.full(size, -1)
        return cls(question, bounds, most, least, most.copy(), least.copy(), takes_parts)

    @property
    def safe(self) -> Mask:
        """Asked cells of which two numbers far enough apart are seen, or one that does no harm."""
        low, high = self.question.harmful
        harmless = (self.bounds.low > high) | (self.bounds.high < low)
        return self.question.asked & (self._settled_by(self.least, self.greatest) | harmless)

    @property
    def disclosed(self) -> Mask:
        """Asked cells that no two numbers far enough apart are possible for, nor any that does no harm."""
        low, high = self.question.harmful
        narrow = self.bounds.high - self.bounds.low < self.question.apart
        return self.question.asked & narrow & (self.bounds.low >= low) & (self.bounds.high <= high)

    @property
    def in_parts(self) -> Mask:
        """Asked cells that are safe by tables in parts of people, and by no others."""
        return self._seen_in_parts & self.takes_parts

    @property
    def open(self) -> Mask:
        """Asked cells that nothing is decided about."""
        return self.question.asked & ~self.safe & ~self.disclosed & ~self.in_parts

    @property
    def _seen_in_parts(self) -> Mask:
        return self.question.asked & self._settled_by(self.bottom, self.top) & ~self.safe & ~self.disclosed

    def _settled_by(self, least: Counts, greatest: Counts) -> Mask:
        low, high = self.question.harmful
        seen = greatest >= 0
        return np.asarray(
            (greatest - least >= self.question.apart) | (seen & ((greatest > high) | (least < low))), dtype=np.bool_
        )

    def take(self, offered: Alternatives) -> bool:
        """Check tables and keep those that fit. False where the first does not."""
        q = self.question
        checked = check(q.frame, q.bounds, offered, q.asked, NOBODY, width=q.width)
        if not checked.fits:
            return False
        before = int(self.open.sum()), int(self._seen_in_parts.sum())
        bottom, top = checked.least, checked.greatest
        if offered.is_whole:
            self.least = np.minimum(self.least, bottom.astype(np.int64))
            self.greatest = np.maximum(self.greatest, top.astype(np.int64))
        self.bottom = np.minimum(self.bottom, np.ceil(bottom - NEARLY).astype(np.int64))
        self.top = np.maximum(self.top, np.floor(top + NEARLY).astype(np.int64))
        left = int(self.open.sum())
        if not self.proof or before[0] > left or before[1] < int(self._seen_in_parts.sum()):
            self.proof.append(offered.kept(checked.accepted))
        if q.progress is not None:
            whole = int(q.asked.sum())
            q.progress(whole - left, whole)
        return True


def _alone(frame: Frame, table: People) -> Alternatives:
    none = np.zeros(0, dtype=np.int64)
    return Alternatives(table.reshape(frame.categories), np.zeros(1, dtype=np.int64), none, none)


def follow(frame: Frame, equations: Equations, bounds: Bounds) -> tuple[Bounds, Rows, Reduced | None]:
    """Everything that follows for sure from bounds and sums. Raises TableError where nothing fits."""
    while True:
        bounds = narrowed(frame, equations, bounds)
        rows = rows_of(frame, equations, bounds)
        reduced = reduce(rows)
        if reduced is None:
            return bounds, rows, None
        if reduced.broken:
            raise TableError(Programme(frame, rows, bounds, 0).contradiction())
        fixed = (reduced.directions(0, 2) == 0).all(axis=0)
        if not fixed.any():
            return bounds, rows, reduced
        value = reduced.particular()[fixed]
        low, high, cells = bounds.low.copy(), bounds.high.copy(), rows.columns[fixed]
        if ((value < low[cells]) | (value > high[cells])).any():
            raise TableError(Programme(frame, rows, bounds, 0).contradiction())
        low[cells] = high[cells] = value
        bounds = Bounds(low, high)


def solve(question: Question, offered: Sequence[Alternatives] = ()) -> Solved:
    """Decide as many asked cells as can be. What is left open is unproven. Raises TableError where nothing fits."""
    frame = question.frame
    bounds = narrowed(frame, question.equations, question.bounds)
    may_be_in_parts = int((~bounds.exact).sum()) > WHOLE_ONLY
    solved = Solved.of(question, bounds, takes_parts=may_be_in_parts)
    for one in offered:
        for alike in one.sorted_out():
            solved.take(alike)
    if not solved.open.any() and solved.proof:
        return solved
    solved.bounds, rows, reduced = follow(frame, question.equations, bounds)
    programme = Programme(frame, rows, solved.bounds, question.seed, question.effort)
    # As long as whole people may still be found, the search for them goes on.
    solved.takes_parts = len(programme.columns) > LARGE
    _search(solved, programme, Moves.of(frame, reduced))
    solved.takes_parts = may_be_in_parts
    return solved


def _search(solved: Solved, programme: Programme, moves: Moves) -> None:
    generator = np.random.default_rng(solved.question.seed)
    start = _start(solved, programme, generator)
    if start is None:
        return
    solved.take(moves.around(start))
    _stroll(solved, start, moves, generator)
    seeking = _Seeking(solved, programme, moves)
    seeking.pool(generator)
    seeking.singly()


def _table(programme: Programme, found: Found) -> People | None:
    """The people that a run came to: in whole numbers, or in large systems in parts of people."""
    table = programme.table(found)
    return programme.parts(found) if table is None and len(programme.columns) > WHOLE_ONLY else table


def _start(solved: Solved, programme: Programme, generator: np.random.Generator) -> People | None:
    """Any table that fits, of whole people if it is found soon. Raises TableError where there is none."""
    parts = None
    for attempt in range(3):
        last = attempt == 2  # noqa: PLR2004 -- the third time in whole numbers
        if last and len(programme.columns) > LARGE:
            break
        costs = np.zeros(len(programme.columns)) if last else generator.normal(size=len(programme.columns))
        found = programme.least_whole(costs) if last else programme.least(costs)
        if found.impossible:
            raise TableError(programme.contradiction())
        table = _table(programme, found)
        if table is not None and solved.take(_alone(solved.question.frame, table)):
            if np.issubdtype(table.dtype, np.integer):
                return table
            parts = table
    return parts


def _stroll(solved: Solved, start: People, moves: Moves, generator: np.random.Generator) -> None:
    """Walk from table to table, and look at every single move from each, until that brings nothing any more."""
    table, idle = start, 0
    for _ in range(_WALKS):
        before = int(solved.open.sum())
        if not before or idle >= _IDLE_WALKS or not len(moves):
            return
        table = moves.walked(table, solved.bounds, generator)
        solved.take(moves.around(table))
        idle = idle + 1 if int(solved.open.sum()) == before else 0


@dataclass(frozen=True, eq=False)
class _Seeking:
    """Tables sought by linear and whole-number programmes, beginning from one that fits."""

    solved: Solved
    programme: Programme
    moves: Moves

    def pool(self, generator: np.random.Generator) -> None:
        """Random objectives over the open cells: one table lets many of them differ at once."""
        idle = 0
        for _ in range(_POOL_IF_LARGE if len(self.programme.columns) > LARGE else _POOL):
            left = self.solved.open[self.programme.columns]
            before = int(left.sum())
            if not before or idle >= _IDLE:
                return
            costs = np.where(left, generator.normal(size=len(left)), 0.0)
            self._take(self._step(costs) if len(left) > LARGE else self.programme.least(costs))
            idle = idle + 1 if int(self.solved.open.sum()) == before else 0

    def _step(self, costs: NDArray[np.float64]) -> Found:
        """Let as many open cells as can be go just as far as it takes, most of them up, so that none takes all room.

        No table seen goes beyond the bounds set here, as the cells would not be open otherwise.
        """
        solved, columns = self.solved, self.programme.columns
        open_, apart = costs != 0, solved.question.apart
        low, high = (bound[columns].astype(np.float64) for bound in (solved.bounds.low, solved.bounds.high))
        bottom, top = solved.bottom[columns], solved.top[columns]
        up = (costs < 1) | (np.minimum(bottom, top) <= low)
        rising, falling = open_ & up, open_ & ~up
        high[rising] = np.minimum(high, np.maximum(bottom, top) + apart)[rising]
        low[falling] = np.maximum(low, np.minimum(bottom, top) - apart)[falling]
        return self.programme.least_within(np.where(up, -1.0, 1.0) * (1 + np.abs(costs)) * open_, low, high)

    def singly(self) -> None:
        """The least and the greatest of each cell still open, first in parts of people and then in whole ones."""
        number = np.full(self.solved.question.frame.size, -1, dtype=np.int64)
        number[self.programme.columns] = np.arange(len(self.programme.columns))
        for whole in (False, True):
            if whole and len(self.programme.columns) > LARGE:
                return
            for cell in np.flatnonzero(self.solved.open)[:_SINGLY]:
                for sign in (1, -1):
                    if self.solved.open[cell]:
                        self._narrow_one(int(cell), sign * _unit(number[cell], number), whole=whole)

    def _take(self, found: Found) -> None:
        table = _table(self.programme, found)
        if table is None:
            return
        self.solved.take(self.moves.around(table))

    def _narrow_one(self, cell: int, costs: NDArray[np.float64], *, whole: bool) -> None:
        """Look for the least number of one cell (or the greatest, by the sign of its cost); tables found are proof."""
        solved, sign = self.solved, int(costs.sum())
        low, high = solved.question.harmful
        enough = min(sign * int(solved.least[cell]), sign * int(solved.greatest[cell])) - solved.question.apart
        enough = max(enough, low - 1 if sign > 0 else -high - 1)
        found = self.programme.least_whole(costs, enough) if whole else self.programme.least(costs)
        if found.impossible:
            raise TableError(self.programme.contradiction())
        self._take(found)
        if np.isfinite(found.bound) and abs(found.bound) <= self.programme.cap / 2:
            self._bound(cell, sign, found.bound)

    def _bound(self, cell: int, sign: int, bound: float) -> None:
        """Take what no table goes below, and what follows from it."""
        solved = self.solved
        reached = sign * int(np.ceil(bound - NEAR * max(1.0, abs(bound))))
        low, high = solved.bounds.low.copy(), solved.bounds.high.copy()
        if (sign > 0 and reached > low[cell]) or (sign < 0 and reached < high[cell]):
            (low if sign > 0 else high)[cell] = reached
            solved.bounds = narrowed(solved.question.frame, solved.question.equations, Bounds(low, high))


def _unit(column: int, number: NDArray[np.int64]) -> NDArray[np.float64]:
    """The cost of one column alone."""
    costs = np.zeros(int(number.max()) + 1)
    costs[column] = 1.0
    return costs
