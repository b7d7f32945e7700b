"""The additions of a table, cut down to what can differ: combinations that hold people, and the sums over them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from colonnade.core.disclosure.table import Table, expand

__all__ = ["Rows", "Sums", "reduce"]


class Rows(NamedTuple):
    """Which places (combinations that hold people) each row (sum over places) covers, both ways round.

    Row numbers of place p stand in `up[up_first[p]:up_first[p + 1]]`, places of row r in
    `down[down_first[r]:down_first[r + 1]]`. Numbers are int32, so that more of them are at hand.
    """

    up_first: NDArray[np.int64]
    up: NDArray[np.int32]
    down_first: NDArray[np.int64]
    down: NDArray[np.int32]


class Sums(NamedTuple):
    """The rows of a table. `base`: flat index of each place in the counts. `row_of`: row of each flat cell, -1 for 0.

    `counts` is the true count of each row, `cells` how many cells show it: cells over the same people are one row.
    """

    rows: Rows
    base: NDArray[np.int64]
    row_of: NDArray[np.int64]
    counts: NDArray[np.int64]
    cells: NDArray[np.int64]


def reduce(table: Table, seed: int = 0) -> Sums:
    """The distinct sums of a table over the combinations that hold people.

    Cells are matched by a sum of random numbers, and then the match is checked: no chance of a mistake remains.
    """
    base = np.flatnonzero(table.counts)
    filled = np.zeros(table.counts.shape, dtype=np.int64)
    filled.flat[base] = 1
    members = expand(filled, table.dimensions).ravel()
    above = _above(table, base)
    while True:
        row_of, counts, cells = _match(table, base, seed)
        rows = _rows(row_of[above], len(counts))
        used = row_of >= 0
        if np.array_equal(members[used], np.diff(rows.down_first)[row_of[used]]):
            return Sums(rows, base, row_of, counts, cells)
        seed += 1


def _match(
    table: Table, base: NDArray[np.int64], seed: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    weights = np.zeros(table.counts.shape, dtype=np.int64)
    weights.flat[base] = np.random.default_rng(seed).integers(-(2**62), 2**62, len(base))
    people = table.cells.ravel()
    used = np.flatnonzero(people)
    marks = expand(weights, table.dimensions).ravel()[used]
    _, where, row, cells = np.unique(marks, return_index=True, return_inverse=True, return_counts=True)
    row_of = np.full(people.size, -1, dtype=np.int64)
    row_of[used] = row
    return row_of, people[used[where]], cells.astype(np.int64)


def _above(table: Table, base: NDArray[np.int64]) -> NDArray[np.int64]:
    """The flat cells that hold each place: shape (places, cells over one place).

    Where hierarchies are uneven, the shorter lists repeat their last code.
    """
    places = np.unravel_index(base, table.counts.shape)
    found = np.zeros((len(base), 1), dtype=np.int64)
    for dimension, place in zip(table.dimensions, places, strict=True):
        lists = [np.flatnonzero(covers) for covers in dimension.members.T]
        most = max(len(codes) for codes in lists)
        codes = np.array([np.pad(one, (0, most - len(one)), mode="edge") for one in lists])
        each = found[:, :, None] * len(dimension.codes) + codes[place][:, None, :]
        found = each.reshape(len(base), found.shape[1] * most)
    return found


def _rows(over: NDArray[np.int64], number: int) -> Rows:
    over = np.sort(over, axis=1)
    fresh = np.ones(over.shape, dtype=np.bool_)
    fresh[:, 1:] = over[:, 1:] != over[:, :-1]
    each = fresh.sum(axis=1)
    up = over[fresh].astype(np.int32)
    place = np.repeat(np.arange(len(over)), each)
    order = np.argsort(up, kind="stable")
    return Rows(_starts(each), up, _starts(np.bincount(up, minlength=number)), place[order].astype(np.int32))


def _starts(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
