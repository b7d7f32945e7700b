"""Protect a table: hide as little as will do, and prove that nobody can be found out from the rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.ledger.changes import (
    changes_that_tell,
    known_before,
    with_earlier_groups,
    without_groups,
)
from colonnade.core.disclosure.protect.elimination import HIDDEN, SHOWN, Eliminated, Elimination
from colonnade.core.disclosure.protect.groups import groups
from colonnade.core.disclosure.protect.mending import Wall, reduced, system_of, walls
from colonnade.core.disclosure.protect.moves import moves_of
from colonnade.core.disclosure.protect.proof import Proof, prove
from colonnade.core.disclosure.protect.rounded import protect_rounded
from colonnade.core.disclosure.protect.rows import Sums, reduce
from colonnade.core.disclosure.protect.unfinished import Arrays, Unfinished, UnfinishedError, no_tables
from colonnade.core.disclosure.table import Alternatives, Release, Rule, Status, Table, TableError
from colonnade.core.disclosure.table.earlier import Earlier

__all__ = ["Protected", "protect"]

Mask = NDArray[np.bool_]
Whole = NDArray[np.int64]
Progress = Callable[[int, int], None]
Keep = Callable[[Arrays], None]
# A cell of people whose answer is not known is this many times as dear to hide: it shows how good the data are.
UNKNOWN_COST = 10.0
# Small tables are worth tries in other orders, up to so many cells. A cell in a line with a sensitive one is worth
# hiding a little more than others, as it may protect it; and each of the dearest hidden ones is tried as shown first,
# as many of them as the number of sums leaves time for. With insiders more tries bring less: half a per cent.
SMALL, WORTH = 3_000, (0.15, 0.3, 0.6, 1.0)
TRIES_SHARED, MOST_TRIES, FEW = {False: 66_000, True: 25_000}, {False: 100, True: 40}, 500
# More distinct sums than this cannot be proved in a time that anybody waits for, when numbers are exact.
MOST_SUMS = 20_000
# How often more is hidden for the sake of cells that could not be proved, and for how many at once where a table is
# small: what is hidden for one often helps others.
ROUNDS, AT_ONCE = 40, 3
# Zeros are shown, whatever the rule hides, so that a hidden count is at least this.
LEAST = 1


@dataclass(frozen=True, eq=False)
class Protected:
    """A table with the page that may be published of it. Masks have the shape of the codes of each dimension.

    `primary` are hidden because the rule calls them sensitive (or an earlier page would tell of a change),
    `secondary` to protect those; readers are not told which is which. `alternatives` is the proof, to be checked by an
    audit. `unproven` are hidden cells for which it falls short: then the audit will not be clean.
    """

    table: Table
    rule: Rule
    release: Release
    primary: Mask
    secondary: Mask
    alternatives: Alternatives
    unproven: Mask

    @property
    def loss(self) -> int:
        """How many people the secondary cells count, added up."""
        return int(self.table.cells[self.secondary].sum())


def protect(
    table: Table,
    rule: Rule = Rule(),  # noqa: B008 - frozen
    *,
    prior: Sequence[Earlier] = (),
    seed: int = 0,
    costs: NDArray[np.float64] | None = None,
    progress: Progress | None = None,
    resume: Arrays | None = None,
    keep: Keep | None = None,
) -> Protected:
    """Decide what of a table may be published under a rule, with the proof.

    `prior` are earlier releases that readers still have. `costs` (over codes, 1 where None) say how much worse than
    another a cell is to hide. The same for the same seed. Raises TableError where a rounded page cannot be had, an
    earlier page does not add up, or the table is too large for exact numbers.

    `keep` is given what stands after each stage of the work on exact numbers. Handed back as `resume` with everything
    else as it was, it lets the work go on from there to the same end. Raises UnfinishedError where it does not fit.
    """
    primary = _primary(table, rule, prior, seed)
    dear = _costs(table, costs)
    if rule.rounding:
        _check_none_is_exact(prior)
        made = protect_rounded(table, rule, sensitive=primary, costs=dear, seed=seed, progress=progress)
        nothing = np.zeros(table.shape, dtype=np.bool_)
        return Protected(table, rule, made.release, primary, made.hidden & ~primary, made.alternatives, nothing)
    wide = with_earlier_groups(table, prior)
    if wide.shape == table.shape:
        return _Exact(table, rule, primary, prior, dear, seed).made(progress, resume, keep)
    # What is on no page costs nothing to hide.
    grid, far = _within(wide, table), np.zeros(wide.shape)
    far[grid] = dear
    sensitive = _primary(wide, replace(rule, groups=False), prior, seed)
    sensitive[grid] |= primary
    whole = _Exact(wide, rule, sensitive, prior, far, seed).made(progress, resume, keep)
    return _without_earlier_groups(whole, table, grid)


def _check_none_is_exact(prior: Sequence[Earlier]) -> None:
    """Exact sums of the very same people cut into the buckets of rounded ones, and nothing here holds them apart."""
    for earlier in prior:
        page = earlier.release
        exact = (page.status == Status.SHOWN) & (page.low == page.high) & (page.shown > 0)
        if earlier.same_people and exact.any():
            raise TableError(
                "Exact numbers of the same people are published already. Rounded ones beside them cannot be proved "
                "safe: publish exact ones again, or other people."
            )


def _within(wide: Table, table: Table) -> tuple[NDArray[np.intp], ...]:
    """Where the cells of a table are in one with groups of earlier pages besides."""
    both = zip(wide.dimensions, table.dimensions, strict=True)
    return np.ix_(*([far.position[code] for code in near.codes] for far, near in both))


def _without_earlier_groups(made: Protected, table: Table, grid: tuple[NDArray[np.intp], ...]) -> Protected:
    """The page of a table that was protected together with groups of earlier pages, which it does not show itself."""
    page = without_groups(made.release, table.dimensions)
    primary, secondary, unproven = (mask[grid] for mask in (made.primary, made.secondary, made.unproven))
    return Protected(table, made.rule, page, primary, secondary, made.alternatives, unproven)


def _primary(table: Table, rule: Rule, prior: Sequence[Earlier], seed: int) -> Mask:
    """The cells that are sensitive by themselves."""
    found: Mask = (table.cells >= rule.low) & (table.cells <= rule.high)
    if rule.groups:
        found |= groups(table, rule)
    for earlier in prior:
        found |= changes_that_tell(table, earlier, rule, seed=seed)
    return found


def _costs(table: Table, costs: NDArray[np.float64] | None) -> NDArray[np.float64]:
    found = np.ones(table.shape) if costs is None else costs.astype(np.float64)
    for axis, dimension in enumerate(table.dimensions):
        unknown = [dimension.position[code] for code in dimension.unknown]
        along = np.ones(len(dimension.codes))
        along[unknown] = UNKNOWN_COST
        found = found * along.reshape([-1 if other == axis else 1 for other in range(found.ndim)])
    return found


class _Exact:
    """One table on its way to a page of exact numbers."""

    def __init__(
        self,
        table: Table,
        rule: Rule,
        primary: Mask,
        prior: Sequence[Earlier],
        costs: NDArray[np.float64],
        seed: int,
    ) -> None:
        self.table, self.rule, self.primary, self.seed = table, rule, primary, seed
        self.sums: Sums = reduce(table, seed)
        if len(self.sums.counts) > MOST_SUMS:
            raise TableError(
                f"The table has {len(self.sums.counts):,} different sums. Exact numbers can be proved safe for at "
                f"most {MOST_SUMS:,}: round to the nearest 5, or make smaller tables."
            )
        self.held = self.sums.row_of >= 0
        rows, counts = len(self.sums.counts), self.sums.counts
        self.sensitive = self._rows(primary)
        self.published = np.zeros(rows, dtype=np.bool_)
        for earlier in prior:
            self.published |= self._rows(known_before(table, earlier, seed=seed))
        share = np.bincount(self.sums.row_of[self.held], weights=costs.ravel()[self.held], minlength=rows)
        self.price = counts * share / self.sums.cells
        self.lost = self.price * self.sums.cells
        self.alone = (counts == 1) & rule.insiders
        self.least = table.counts.flat[self.sums.base] == LEAST
        self.gap = max(rule.width, 1)
        self.late: Eliminated | None = None

    def _rows(self, cells: Mask) -> Mask:
        found = np.zeros(len(self.sums.counts), dtype=np.bool_)
        found[self.sums.row_of[cells.ravel() & self.held]] = True
        return found

    def _cells(self, rows: Mask) -> Mask:
        found = np.zeros(self.table.cells.size, dtype=np.bool_)
        found[self.held] = rows[self.sums.row_of[self.held]]
        return found.reshape(self.table.shape)

    def _begun(self, *, late: bool = False, progress: Progress | None = None) -> Elimination:
        """The elimination with what an earlier page shows; `late`: and with most of what is offered, dearest first."""
        made = Elimination(
            self.sums.rows.down_first,
            self.sums.rows.down,
            sensitive=self.sensitive,
            alone=self.alone,
            least=self.least,
            insiders=self.rule.insiders,
            seed=self.seed,
        )
        made.force(np.flatnonzero(self.published))
        if late:
            made.offer(self._late(), progress=progress)
        return made

    def _late(self) -> Whole:
        """The rows offered first, in a large table: with them most of the work is done."""
        order = self._order(self.price)
        return order[: len(order) * 3 // 5]

    def _order(self, price: NDArray[np.float64]) -> Whole:
        """The rows that may be published, from the dearest to the cheapest."""
        order = np.argsort(-price, kind="stable")
        return order[~(self.sensitive | self.published)[order]]

    def best(self, progress: Progress | None) -> Eliminated:
        """The page that hides fewest people, over some orders where the table is small."""
        order = self._order(self.price)
        if self.table.cells.size > SMALL:
            made = self._begun(late=True, progress=progress)
            self.late = made.left
            made.offer(order[len(self._late()) :], progress=progress)
            return made.result
        fresh = self._begun()
        first = fresh.copy()
        first.offer(order, progress=progress)
        chosen, near = first.result, self._near()
        for worth in WORTH:
            varied, other = self._order(self.price / (1 + worth * near)), fresh.copy()
            if other.offer(varied, price=self.lost, most=self._loss(chosen)):
                chosen, order = other.result, varied
        return self._swapped(chosen, order, fresh)

    def _swapped(self, chosen: Eliminated, order: Whole, begun: Elimination) -> Eliminated:
        """A page that shows some of the dearest hidden cells before others, where that hides fewer people in all."""
        refused = np.flatnonzero(chosen.status[order] == HIDDEN)
        if not len(refused):
            return chosen
        tried = set[int]()
        if len(self.price) > FEW:
            # What goes before the first refusal is published in every try, and done but once. In a few rows it is
            # done anew, for what is shown first may take its place.
            begun.offer(order[: refused[0]])
            order = order[refused[0] :]
        insiders = self.rule.insiders
        while len(tried) < min(TRIES_SHARED[insiders] // len(self.price), MOST_TRIES[insiders]):
            hidden = order[chosen.status[order] == HIDDEN]
            left = [row for row in hidden[np.argsort(-self.price[hidden], kind="stable")].tolist() if row not in tried]
            if not left:
                break
            tried.add(left[0])
            other, favoured = begun.copy(), np.concatenate([left[:1], order[order != left[0]]])
            if other.offer(favoured, price=self.lost, most=self._loss(chosen)):
                chosen, order = other.result, favoured
        return chosen

    def _near(self) -> NDArray[np.float64]:
        """In how many additions each row stands with a sensitive one, over the cell of the row where these are most."""
        sensitive = self.primary & (self.table.cells > 0)
        lines = np.zeros(self.table.shape)
        for axis, dimension in enumerate(self.table.dimensions):
            along, into = np.moveaxis(sensitive, axis, 0), np.moveaxis(lines, axis, 0)
            for one in dimension.sums:
                into[[one.whole, *one.parts]] += along[[one.whole, *one.parts]].any(axis=0)
        found = np.zeros(len(self.sums.counts))
        np.maximum.at(found, self.sums.row_of[self.held], lines.ravel()[self.held])
        return found

    def _loss(self, eliminated: Eliminated) -> float:
        hidden = (eliminated.status == HIDDEN) & ~self.sensitive
        return float(self.lost[hidden].sum())

    def made(self, progress: Progress | None, resume: Arrays | None, keep: Keep | None) -> Protected:
        """The page with its proof, hiding more where cells cannot be proved; from where it was left, if it was."""
        at = None if resume is None else self._taken_up(resume)
        while (after := self._next(at, progress)) is not at:
            at = after
            if keep is not None:
                keep(at.arrays)
        hidden = self._cells(after.eliminated.status == HIDDEN)
        bad = np.zeros(len(self.sums.counts), dtype=np.bool_)
        bad[[row for row, _ in after.tables.unproven]] = True
        release = Release.of(self.table.dimensions, self.table.cells, hidden, smallest=_smallest(self.rule))
        primary = self.primary & hidden
        offered = self._offered(after.tables)
        return Protected(self.table, self.rule, release, primary, hidden & ~primary, offered, self._cells(bad))

    def _next(self, at: Unfinished | None, progress: Progress | None) -> Unfinished:
        """The stage after one: the page, its proof, or a page that hides more. The same where all is done."""
        if at is None:
            return Unfinished(0, self.best(_part(progress, 0, 1)), no_tables(len(self.sums.counts)))
        if not at.proved:
            return replace(at, tables=self._proof(at, _part(progress, 1, 3)), proved=True)
        if at.rounds == ROUNDS or not at.tables.unproven:
            return at
        return self._mended(at) or at

    def _taken_up(self, arrays: Arrays) -> Unfinished:
        """The stage that was kept. Raises UnfinishedError where its page shows what has to be hidden."""
        found = Unfinished.of(arrays, rows=len(self.sums.counts), width=len(self.sums.base), most=ROUNDS)
        if (found.eliminated.status[self.sensitive & ~self.published] != HIDDEN).any():
            raise UnfinishedError("What was kept of unfinished work shows a number that has to be hidden.")
        return found

    def _proof(self, at: Unfinished, progress: Progress | None) -> Proof:
        return prove(
            self.sums,
            at.eliminated,
            least=LEAST,
            gap=self.gap,
            sensitive=self.sensitive & (self.sums.counts <= self.rule.high),
            alone=self.alone,
            seed=self.seed,
            known=at.tables,
            progress=progress,
        )

    def _mended(self, at: Unfinished) -> Unfinished | None:
        """A page that hides more, so that what is unproven is not held by what held it; None where nothing helps."""
        moves, hidden = moves_of(at.eliminated), at.eliminated.status == HIDDEN
        found = walls(self.sums, moves, at.tables.unproven, least=LEAST, gap=self.gap, seed=self.seed)
        few = AT_ONCE if self.table.cells.size <= SMALL else len(found)
        for told in filter(None, (found[:few], found[few:])):
            after = self._past(told, hidden)
            if ((after.status == HIDDEN) & ~hidden).any():
                return Unfinished(at.rounds + 1, after, at.tables)
        return None

    def _past(self, told: Sequence[Wall], hidden: Mask) -> Eliminated:
        """A page on which these rows are hidden, and as much besides as it takes that none of the walls follows."""
        at, left = self._before(told, hidden)
        rows, more = np.flatnonzero(at.status != SHOWN), np.ones(len(told), dtype=np.bool_)
        first, entries = system_of(at, rows, left)
        made = Elimination(
            first,
            entries.column,
            value=entries.value,
            sensitive=np.concatenate([hidden[rows], more]),
            alone=np.concatenate([self.alone[rows], ~more]),
            least=self.least,
            insiders=False,
            seed=self.seed,
        )
        order = np.argsort(-self.price[rows], kind="stable")
        made.offer(order[~hidden[rows][order]])
        status, free = eliminated = made.result.among(rows, at)
        # Hidden rows that follow from the rest after all are shown.
        status[(status == HIDDEN) & (free.length == 0) & ~self.sensitive] = SHOWN
        return eliminated

    def _before(self, told: Sequence[Wall], hidden: Mask) -> tuple[Eliminated, list[Wall]]:
        """How it stood before these rows were decided on and the walls followed, and what was left of the walls then.

        Where that was late in the work there is little to be done again.
        """
        if self.table.cells.size > SMALL:
            self.late = self.late or self._begun(late=True).left
            left = reduced(self.sums, self.late, told)
            if all(len(one.column) for one in left) and not (self.late.status[hidden] == SHOWN).any():
                return self.late, left
        start = self._begun().left
        return start, reduced(self.sums, start, told)

    def _offered(self, proof: Proof) -> Alternatives:
        """The proof over the categories of the table."""
        single = np.diff(self.sums.rows.down_first) == 1
        rows = proof.row
        lone = np.flatnonzero(single[rows])
        place = self.sums.base[self.sums.rows.down[self.sums.rows.down_first[rows[lone]]]]
        changes = proof.changes[:, lone]
        table, at = np.nonzero(changes)
        first = np.searchsorted(table, np.arange(len(changes) + 1)).astype(np.int64)
        by = changes[table, at]
        whole = by.astype(np.int64) if (by == np.rint(by)).all() else by
        return Alternatives(self.table.counts, first, place[at], whole)


def _part(progress: Progress | None, before: int, size: int) -> Progress | None:
    """The progress of a part of the work that takes so many of its quarters, after so many before it."""
    return None if progress is None else lambda done, whole: progress(before * whole + size * done, 4 * whole)


def _smallest(rule: Rule) -> int:
    return rule.high + 1 if rule.low == 1 else 1
