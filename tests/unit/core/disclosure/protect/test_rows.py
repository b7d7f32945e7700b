"""Rows are the distinct sums over the places that hold people."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from colonnade.core.disclosure.protect.rows import reduce
from tests.unit.core.disclosure.protect.rounded.plain import people_of, table_of

counts_of_any = arrays(np.int64, st.sampled_from([(3, 4), (2, 3, 3), (1, 1)]), elements=st.integers(0, 3))


def inside(table, cell):
    """The flat places with people under a cell, one by one."""
    covers = np.ones((), dtype=np.bool_)
    for dimension, code in zip(table.dimensions, cell, strict=True):
        covers = np.multiply.outer(covers, dimension.members[code])
    return np.flatnonzero(covers & (table.counts > 0)).tolist()


@given(counts_of_any)
@settings(max_examples=30, deadline=None, derandomize=True)
def test_each_cell_has_the_row_of_the_people_in_it(counts):
    table = table_of(counts)
    sums = reduce(table)
    for cell in np.ndindex(table.shape):
        row = sums.row_of[np.ravel_multi_index(cell, table.shape)]
        places = inside(table, cell)
        assert (row < 0) == (not places)
        if places:
            down = sums.rows.down[sums.rows.down_first[row] : sums.rows.down_first[row + 1]]
            assert sums.base[down].tolist() == places
            assert sums.counts[row] == table.cells[cell]


def test_rows_are_as_many_as_there_are_different_sums_and_know_how_many_cells_show_them():
    table = table_of([[4, 0], [0, 9]])
    sums = reduce(table)
    assert sorted(zip(sums.counts.tolist(), sums.cells.tolist(), strict=True)) == [(4, 3), (9, 3), (13, 1)]


def test_up_and_down_say_the_same():
    sums = reduce(table_of(people_of(5, (3, 3, 4), 2.0), hierarchy=(0, 0, 1, 1)))
    rows = sums.rows
    up = {(place, row) for place in range(len(sums.base)) for row in rows.up[slice(*rows.up_first[place : place + 2])]}
    down = {
        (place, row) for row in range(len(sums.counts)) for place in rows.down[slice(*rows.down_first[row : row + 2])]
    }
    assert up == down
    assert len(up) == len(rows.up)
