"""Which cells of a table are shown: what is sensitive, the sums that are tried, and the zeros."""

from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.plan.choosing import PRIME, choose
from colonnade.core.disclosure.plan.levels import Letters, shares
from colonnade.core.disclosure.table import Alternatives, Rule, Table, TableError

__all__ = ["LARGEST", "Shown", "Sums", "offer", "sensitive", "show", "with_zeros"]

Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]

# How many numbers the sums of a table may take: more would not fit into memory.
LARGEST = 60_000_000
# Changes with larger steps are not offered: numbers near a threshold seldom allow them.
STEP = 3


def sensitive(table: Table, rule: Rule, letters: Letters) -> Mask:
    """The cells that nobody may find out: small ones, and groups where everyone who answered gave one answer."""
    cells = table.cells
    found = (cells >= rule.low) & (cells <= rule.high)
    for axis, dimension in enumerate(table.dimensions):
        if rule.groups and dimension.name in letters:
            known = [place for place, code in enumerate(dimension.categories) if code not in dimension.unknown]
            answered = cells.take(known, axis).sum(axis=axis, keepdims=True)
            same = (cells.take(known, axis) == answered) & (answered > 0)
            found[(slice(None),) * axis + (known,)] |= same
    return found


class Sums:
    """The cells of a table that hold people, as sums over the combinations of categories that hold people.

    `rows` has one row for each such cell (0 or 1 for each combination), `at` the flat place of each in the cells,
    `people` the count of each combination and `inside` its flat place in the counts. Raises TableError where this does
    not fit into memory.
    """

    def __init__(self, table: Table) -> None:
        self.inside = inside = np.flatnonzero(table.counts)
        self.at = np.flatnonzero(table.cells)
        if len(inside) * len(self.at) > LARGEST:
            size = f"{len(self.at):,} cells over {len(inside):,} combinations"
            raise TableError(f"A plan cannot take in {size}: leave out a dimension.")
        self.people: Rows = table.counts.ravel()[inside]
        codes = np.unravel_index(self.at, table.shape)
        categories = np.unravel_index(inside, table.counts.shape)
        covers = (
            dimension.members[np.ix_(code, category)]
            for dimension, code, category in zip(table.dimensions, codes, categories, strict=True)
        )
        self.rows: Rows = reduce(np.logical_and, covers).astype(np.int64)


@dataclass(frozen=True, eq=False)
class Shown:
    """Which cells can be shown together, one entry for each cell, flat; and what `choose` leaves free."""

    cells: Mask
    freedom: Rows


def show(sums: Sums, guarded: Mask, order: Rows, rule: Rule, seed: int) -> Shown:
    """Which cells can be shown together, tried in this order, so that none that is guarded can be computed.

    `guarded` has one entry for each cell, flat. Cells that hold nobody are left for `with_zeros`.
    """
    place = np.full(guarded.size, -1, dtype=np.int64)
    place[sums.at] = np.arange(len(sums.at))
    tried = order[(place[order] >= 0) & ~guarded[order]]
    kept = np.unique(sums.rows[guarded[sums.at]], axis=0)
    alone = (kept.sum(axis=1) == 1) & (kept @ sums.people == 1) & rule.insiders
    chosen = choose(sums.rows[place[tried]], kept, alone, seed)
    found = np.zeros(guarded.size, dtype=np.bool_)
    found[tried[chosen.published]] = True
    return Shown(found, chosen.freedom)


def offer(sums: Sums, table: Table, freedom: Rows) -> Alternatives:
    """Tables that agree with a page without signs: the true one, and for each short change that it allows another.

    They hold the true counts, so they are for an audit and not for readers. They need not be enough for a proof.
    """
    signed = np.where(freedom > PRIME // 2, freedom - PRIME, freedom)
    signed = signed[:, (np.abs(signed) <= STEP).all(axis=0)]
    changes = np.column_stack([signed, -signed])
    changes = changes[:, (sums.people[:, None] + changes >= 0).all(axis=0)]
    which, where = np.nonzero(changes.T)
    first = np.searchsorted(which, np.arange(changes.shape[1] + 1))
    return Alternatives(table.counts, first.astype(np.int64), sums.inside[where], changes[where, which])


def with_zeros(table: Table, letters: Letters, shown: Mask) -> Mask:
    """Add the zeros of each level of an answer where every other number is shown.

    In any other level a zero is left out like a small number, so that a gap does not say that somebody is there.
    """
    found = shown.copy()
    for share in shares(table.dimensions, letters):
        if (shown[share.box] | (table.cells[share.box] == 0)).all():
            found[share.box] = True
    return found
