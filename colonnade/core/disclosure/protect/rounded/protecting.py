"""Protect a table whose numbers are shown to the nearest 5: stars for small counts, more stars only where they leak."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.protect.rounded.proving import FAR, Proof, Task, cover, new_proof, room
from colonnade.core.disclosure.protect.rounded.walking import FIXED, Board, Effort, Page, Walk, new_walk
from colonnade.core.disclosure.protect.rows import Sums, reduce
from colonnade.core.disclosure.table import UNBOUNDED, Alternatives, Counts, Release, Rule, Table, TableError

__all__ = ["Progress", "Rounded", "protect_rounded"]

# Told how many hidden rows are proven, of how many.
Progress = Callable[[int, int], None]

# Enough to say that the plain page does not do: one row that fails brings more stars.
PLAIN = Effort(steps=300, tries=64, width=50, failures=0)
# Short walks and many of them find cheaper rows to hide than long ones; how many is a matter of the size of the table,
# in additions of a place to a row.
STEPS = 50
TRIES = (4, 16)
WIDTH = (100, 400)
TRIES_SHARED = 1_200_000
WIDTH_SHARED = 40_000_000
# Rows are taken so many at a time, to tell how far the work is.
PORTION = 512
# What it costs to hide a cell at all, counted in people.
CELL = 50
DEAREST = 2**32
# The work is over long before; a table that needs more is one that we have not understood.
ROUNDS = 50


@dataclass(frozen=True, eq=False)
class Rounded:
    """A page to the nearest 5: what readers see, the cells that have a star, and the proof that each can differ."""

    release: Release
    hidden: NDArray[np.bool_]
    alternatives: Alternatives


class _Search:
    """One table on its way to a page. `sums` and `prices` stand still, the rest moves."""

    def __init__(self, sums: Sums, rule: Rule, table: Table, hidden: NDArray[np.bool_], prices: Counts, seed: int):
        self.sums = sums
        self.high = rule.high
        self.prices = prices
        self.first = hidden
        self.small = bool((sums.counts[hidden] <= rule.high).all())
        self.bounded = self.small
        alone = table.counts.flat[sums.base] == 1
        self.task = Task(hidden.copy(), alone if rule.insiders else np.zeros_like(alone), sums.counts)
        self.page = self._page()
        self.walk: Walk = new_walk(len(sums.counts), len(sums.base), seed)
        self.proof: Proof = new_proof(len(sums.counts), len(sums.base))

    def _page(self) -> Page:
        """How far each row may be off: within its bucket of 5, or what a star stands for."""
        counts, hidden = self.sums.counts, self.task.hidden
        printed = (counts + 2) // 5 * 5
        top = self.high - counts if self.bounded else np.full_like(counts, FAR)
        low = np.maximum(np.where(hidden, 1, np.maximum(printed - 2, self.high + 1)) - counts, -FAR)
        price = np.where(hidden, FIXED, self.prices)
        high = np.where(hidden, top, printed + 2 - counts)
        return Page(low.astype(np.int32), high.astype(np.int32), 1 - counts, price)

    def unbind(self) -> None:
        """Let a star stand for any number, since large ones are to be hidden."""
        self.bounded = False
        self.page = self._page()

    def hide(self, row: int) -> None:
        """Give a row a star."""
        self.task.hidden[row] = True
        self.page = self._page()

    @property
    def extra(self) -> NDArray[np.bool_]:
        """The rows that were hidden only to protect others."""
        return self.task.hidden & ~self.first

    @property
    def effort(self) -> Effort:
        """How hard to look for the rows to hide: less hard in a large table."""
        size = max(1, len(self.sums.rows.up))
        tries = min(max(TRIES_SHARED // size, TRIES[0]), TRIES[1])
        width = min(max(WIDTH_SHARED // size, WIDTH[0]), WIDTH[1])
        return Effort(STEPS, tries, width, failures=2**62)

    def to_prove(self) -> NDArray[np.int64]:
        """The hidden rows that are not proven yet, those over few places first."""
        rows: NDArray[np.int64] = np.flatnonzero(self.task.hidden & (~self.proof.moved | (self.proof.many > 0)))
        order = np.argsort(np.diff(self.sums.rows.down_first)[rows], kind="stable")
        ordered: NDArray[np.int64] = rows[order]
        return ordered

    def cover(self, effort: Effort, page: Page, progress: Progress | None) -> bool:
        """Look for changes for every open row once. Whether no more rows failed than the effort gives up on."""
        targets = self.to_prove()
        board = Board(self.sums.rows, page, self.walk)
        done, failed = 0, 0
        while done < len(targets) and failed <= effort.failures:
            portion = targets[done : done + PORTION]
            more, fails = cover(board, self.task, self.proof, effort, portion)
            done, failed = done + more, failed + fails
            self.proof = room(self.proof, len(self.sums.base))
            if progress is not None:
                progress(int((self.task.hidden & self.proof.moved).sum()), int(self.task.hidden.sum()))
        return failed <= effort.failures

    def as_it_is(self, progress: Progress | None) -> bool:
        """Prove the page without hiding more. Whether that succeeds."""
        fixed = Page(self.page.low, self.page.high, self.page.floor, np.full_like(self.prices, FIXED))
        return self.cover(PLAIN, fixed, progress)

    def with_more(self, progress: Progress | None) -> None:
        """Prove the page, hiding more where it needs to be. Raises TableError where that has no end."""
        for _ in range(ROUNDS):
            if not len(self.to_prove()):
                return
            self.cover(self.effort, self.page, progress)
        raise TableError("No page to the nearest 5 could be proven safe for this table.")


def _prices(sums: Sums, costs: NDArray[np.float64] | None) -> Counts:
    """What it costs to hide each row: the people in its cells and something for each cell, times the costs given."""
    each = (sums.counts + CELL) * sums.cells
    if costs is not None:
        used = sums.row_of >= 0
        dear = np.bincount(sums.row_of[used], weights=costs.ravel()[used], minlength=len(each)) / sums.cells
        each = np.rint(each * dear).astype(np.int64)
    prices: Counts = np.clip(each, 1, DEAREST)
    return prices


def _of_rows(rows: NDArray[np.bool_], sums: Sums, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    # Empty cells have row -1: the entry at the end.
    found: NDArray[np.bool_] = np.append(rows, [False])[sums.row_of].reshape(shape)
    return found


def protect_rounded(
    table: Table,
    rule: Rule,
    *,
    sensitive: NDArray[np.bool_] | None = None,
    costs: NDArray[np.float64] | None = None,
    seed: int = 0,
    progress: Progress | None = None,
) -> Rounded:
    """A page that shows zeros, stars for small counts, and every other count to the nearest 5, with its proof.

    Every hidden cell can be at least two numbers, for outsiders who know the rule and, where the rule says so, for
    everyone who is alone in a combination. Where the plain page gives a small count away, more cells are hidden, and
    then a star stands for any number from 1 up; otherwise it stands for `rule.low` to `rule.high`. `sensitive` (over
    codes) are cells to hide whatever their size, unless they are 0; `costs` (over codes, 1 where None) say how much
    worse than another a cell is to hide. The same for the same seed. Raises TableError for a rule that hides counts
    from more than 1, or that asks for a width of more than 1.
    """
    if not rule.zeros_are_shown or rule.width > 1:
        raise TableError("Numbers to the nearest 5 go with stars from 1 up and a width of 0 or 1.")
    sums = reduce(table, seed)
    small = sums.counts <= rule.high
    if sensitive is not None:
        small[sums.row_of[sensitive.ravel() & (sums.row_of >= 0)]] = True
    search = _Search(sums, rule, table, small, _prices(sums, costs), seed)
    if not search.as_it_is(progress):
        _hide_more(search, progress)
    hidden = _of_rows(search.task.hidden, sums, table.shape)
    sign = (rule.low, rule.high if search.bounded else UNBOUNDED)
    release = Release.of(table.dimensions, table.cells, hidden, rounding=5, smallest=rule.high + 1, sign=sign)
    return Rounded(release, hidden, _alternatives(table, sums, search.proof))


def _hide_more(search: _Search, progress: Progress | None) -> None:
    search.unbind()
    search.with_more(progress)
    if not search.extra.any() and not search.task.hidden.all() and search.small:
        # A star that is said to stand for large counts too does so at least once.
        search.hide(int(np.argmin(np.where(search.task.hidden, DEAREST + 1, search.prices))))
        search.with_more(progress)


def _alternatives(table: Table, sums: Sums, proof: Proof) -> Alternatives:
    _, changes, entries = proof.used[:3]
    at = sums.base[proof.at[:entries]]
    return Alternatives(table.counts, proof.first[: changes + 1].copy(), at, proof.by[:entries].copy())
