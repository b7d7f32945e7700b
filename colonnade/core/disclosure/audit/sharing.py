"""Tables that serve many insiders at once: where the cells of an insider keep their 1, the table serves that insider.

There is always one that serves them all, if what they know is true: the true one. From such a table the search goes to
others in which the cells of as many insiders as possible stay as they are.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.audit.elimination import rows_of
from colonnade.core.disclosure.audit.frame import Bounds, People
from colonnade.core.disclosure.audit.moves import Moves
from colonnade.core.disclosure.audit.offered import Holders
from colonnade.core.disclosure.audit.pairs import Pairs
from colonnade.core.disclosure.audit.programme import Found, Programme
from colonnade.core.disclosure.audit.propagation import narrowed
from colonnade.core.disclosure.audit.solving import LARGE, WHOLE_ONLY, Question, follow
from colonnade.core.disclosure.table import Alternatives, TableError

__all__ = ["Sharing"]

# How many random objectives, and how many may bring nothing in a row with one share of the insiders.
_POOL, _IDLE = 80, 2
# Of all insiders the cells of every one stay, or of every second, and so on.
_SHARES = (1, 2, 4, 8)
# How many groups of insiders are tried for one cell, before those left are looked at one by one.
_GROUPS = 24
# A part of a person that is no more than a solver's error.
_NOTHING = 1e-7

Places = NDArray[np.int64]
Costs = NDArray[np.float64]


@dataclass(eq=False)
class Sharing:
    """The search for shared tables. `proof`: those that settled something, in whole people or (`parts`) not.

    Tables in parts of people are only put aside, unless the page is so large that there is nothing else. `told` is
    called after each table.
    """

    pairs: Pairs
    bounds: Bounds
    told: Callable[[Pairs], None] | None = None
    proof: list[Alternatives] = field(default_factory=list)
    parts: list[Alternatives] = field(default_factory=list)

    def run(self) -> None:
        """Settle as many pairs as can be."""
        q = self.question
        self.bounds, rows, reduced = follow(q.frame, q.equations, self.bounds)
        self._programme = Programme(q.frame, rows, self.bounds, q.seed, q.effort)
        self._columns = np.full(q.frame.size, -1, dtype=np.int64)
        self._columns[rows.columns] = np.arange(len(rows.columns))
        start = self._common()
        if start is None:
            return
        self._start, generator = start, np.random.default_rng(q.seed)
        self._take(Moves.of(q.frame, reduced).around(start))
        self._pool(generator)
        self._cell_by_cell()

    @property
    def question(self) -> Question:
        """What is asked, with what outsiders know."""
        return self.pairs.question

    @property
    def is_large(self) -> bool:
        """Whether a search in whole people would take too long."""
        return len(self._programme.columns) > LARGE

    def _common(self) -> People | None:
        """A table that serves every insider; None where there is none, or none is found."""
        q = self.question
        try:
            every = narrowed(q.frame, q.equations, self.bounds.fixed(np.unique(self.pairs.holders.cells), 1))
        except TableError:
            return None
        if every.exact.all():
            return every.low[q.frame.base]
        own = Programme(q.frame, rows_of(q.frame, q.equations, every), every, q.seed, q.effort)
        costs = np.random.default_rng(q.seed).normal(size=len(own.columns))
        found = own.least(costs)
        table = own.table(found)
        if table is None and len(own.columns) <= LARGE:
            table = own.table(own.least_whole(np.zeros(len(own.columns))))
        return own.parts(found) if table is None and len(self._programme.columns) > WHOLE_ONLY else table

    def _pool(self, generator: np.random.Generator) -> None:
        """Random objectives over the open cells, while the cells of a share of the insiders stay."""
        people, shares = np.arange(len(self.pairs.holders)), dict.fromkeys(_SHARES, 0)
        for _ in range(_POOL):
            cells, before = self.pairs.cells, self.pairs.many
            if not before or not shares:
                return
            share, idle = next(iter(shares.items()))
            costs = np.zeros(len(self._programme.columns))
            costs[self._columns[cells]] = generator.normal(size=len(cells))
            self._look(costs, generator.choice(people, -(-len(people) // share), replace=False), near=self.is_large)
            # Each share in turn, until it has brought nothing for some time.
            del shares[share]
            idle = idle + 1 if self.pairs.many == before else 0
            shares |= {share: idle} if idle < _IDLE else {}

    def _cell_by_cell(self) -> None:
        """Each open cell, the one first that is open for most insiders: all of them at once, then fewer and fewer."""
        tried = np.zeros(self.question.frame.size, dtype=np.bool_)
        while not self.question.effort.is_spent:
            often = np.where(tried, 0, self.pairs.of_people())
            cell = int(often.argmax())
            if not often[cell]:
                return
            tried[cell] = True
            self._settle(cell)

    def _settle(self, cell: int) -> None:
        """One cell: a table for all insiders it is open for, or for each half of them, and so on."""
        groups = [self.pairs.people(cell)]
        for _ in range(_GROUPS):
            if not groups:
                return
            group = np.intersect1d(groups.pop(), self.pairs.people(cell))
            if not len(group):
                continue
            self._move(cell, group)
            if len(group) > 1 and len(np.intersect1d(group, self.pairs.people(cell))):
                middle = len(group) // 2
                groups += [group[middle:], group[:middle]]

    def _move(self, cell: int, group: Places) -> None:
        """Look for the least and the greatest of one cell while the cells of some insiders stay."""
        ends: list[People] = []
        for sign in (1.0, -1.0):
            costs = np.zeros(len(self._programme.columns))
            costs[self._columns[cell]] = sign
            here = sign * float(self.question.frame.expand(self._start)[cell])
            table = self._look(costs, group, enough=here - self.question.apart)
            ends += [] if table is None else [table]
            if not np.isin(group, self.pairs.people(cell)).any():
                return
        if len(ends) > 1:
            self._take(_between(self.question, ends[0], ends[1]))

    def _look(self, costs: Costs, staying: Places, enough: float | None = None, *, near: bool = False) -> People | None:
        """The table of least cost in which the cells of some insiders stay; one at `enough` will do.

        `near`: the cells that have a cost go just as far as it takes, which is found sooner and leaves room for more.
        """
        low, high = (bound[self._programme.columns].astype(np.float64) for bound in (self.bounds.low, self.bounds.high))
        if near:
            begin = self.question.frame.expand(self._start)[self._programme.columns].astype(np.float64)
            low = np.where(costs != 0, np.maximum(low, begin - self.question.apart), low)
            high = np.where(costs != 0, np.minimum(high, begin + self.question.apart), high)
            costs = np.sign(costs) + costs / 10
        held = self._columns[_known(self.pairs.holders, staying)]
        low[held[held >= 0]] = high[held[held >= 0]] = 1.0
        found = self._programme.least_within(costs, low, high)
        table: People | None = self._programme.table(found)
        if table is None and enough is not None and not self.is_large and found.bound <= enough + 0.5:
            whole = self._programme.table(self._programme.least_whole_within(costs, low, high, enough))
            table = whole if whole is not None else table
        if table is None:
            table = self._in_parts(found)
        if table is not None:
            self._take(_between(self.question, self._start, table))
        return table

    def _in_parts(self, found: Found) -> People | None:
        return self._programme.parts(found) if len(self._programme.columns) > WHOLE_ONLY else None

    def _take(self, offered: Alternatives) -> None:
        if not offered.is_whole and not self.is_large:
            self.parts.append(offered)
        elif self.pairs.take(offered):
            (self.proof if offered.is_whole else self.parts).append(offered)
        if self.told is not None:
            self.told(self.pairs)


def _known(holders: Holders, people: Places) -> Places:
    """The cells of some insiders."""
    chosen = np.zeros(len(holders), dtype=np.bool_)
    chosen[people] = True
    return holders.cells[np.repeat(chosen, np.diff(holders.first))]


def _between(question: Question, start: People, table: People) -> Alternatives:
    """One table, and the change from it to another."""
    change = table - start
    at = np.flatnonzero(np.abs(change) > _NOTHING)
    first = np.array([0, len(at)], dtype=np.int64)
    return Alternatives(start.reshape(question.frame.categories), first, at, change[at])
