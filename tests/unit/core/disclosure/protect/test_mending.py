"""The cheapest numbers to hide besides, on a table small enough to see."""

import numpy as np

from colonnade.core.disclosure.protect.mending import Mending
from colonnade.core.disclosure.protect.rows import reduce
from tests.unit.core.disclosure.protect.brute import table_of
from tests.unit.core.disclosure.protect.hiding import row

TABLE = table_of([[1, 10, 50], [10, 12, 60]])
SUMS = reduce(TABLE)
# Ten stands twice; the square of the first two columns costs 10 + 10 + 12 people.
SQUARE = {(0, 0): 1, (0, 1): -1, (1, 0): -1, (1, 1): 1}


def changed(pinned=(), dear=(), least=1, target=(0, 0), gap=1):
    shown = np.ones(len(SUMS.counts), dtype=np.bool_)
    shown[row(TABLE, SUMS, 0, 0)] = False
    price = SUMS.counts.astype(np.float64)
    price[[row(TABLE, SUMS, *cell) for cell in dear]] = np.inf
    people = tuple(row(TABLE, SUMS, *cell) for cell in pinned)
    found = Mending(SUMS, shown, price, least).change(row(TABLE, SUMS, *target), gap, people)
    if found is None:
        return None
    cells = found[SUMS.row_of].reshape(TABLE.shape)
    return {tuple(cell): int(cells[tuple(cell)]) for cell in np.argwhere(cells).tolist()}


def test_the_cheapest_square_is_taken():
    assert changed() == SQUARE


def test_a_wider_gap_takes_the_same_square_further():
    assert changed(gap=2) == {cell: 2 * by for cell, by in SQUARE.items()}


def test_people_who_are_not_to_notice_are_gone_round():
    assert changed(pinned=[(0, 1)]) == {(0, 0): 1, (0, 2): -1, (1, 0): -1, (1, 2): 1}


def test_what_cannot_be_hidden_stays_as_it_is():
    assert changed(dear=[(1, 1), (2, 0)]) == {(0, 0): 1, (0, 2): -1, (1, 0): -1, (1, 2): 1}


def test_where_nothing_else_can_be_hidden_there_is_no_change():
    assert changed(dear=[cell for cell in np.ndindex(TABLE.shape) if cell != (0, 0)]) is None


def test_where_more_is_impossible_fewer_will_do():
    """Beside the five stand threes, which are as few as there can be: only the five can give."""
    table = table_of([[5, 3], [3, 8]])
    sums = reduce(table)
    margins = [row(table, sums, *cell) for cell in np.ndindex(table.shape) if 2 in cell]
    price = sums.counts.astype(np.float64)
    price[margins] = np.inf
    found = Mending(sums, np.ones(len(price), dtype=np.bool_), price, 3).change(row(table, sums, 0, 0), 1, ())
    assert found[sums.row_of].reshape(3, 3).tolist() == [[-1, 1, 0], [1, -1, 0], [0, 0, 0]]


def test_one_search_leaves_no_trace_in_the_next():
    shown = np.ones(len(SUMS.counts), dtype=np.bool_)
    mending = Mending(SUMS, shown, SUMS.counts.astype(np.float64), 1)
    place, beside = row(TABLE, SUMS, 0, 0), row(TABLE, SUMS, 0, 1)
    first = mending.change(place, 1, ())
    assert mending.change(place, 1, (beside,))[beside] == 0
    assert mending.change(place, 1, ()).tolist() == first.tolist()
