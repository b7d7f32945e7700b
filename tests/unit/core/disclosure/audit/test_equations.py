"""Every addition that a reader can do."""

from __future__ import annotations

import numpy as np

from colonnade.core.disclosure.audit.equations import equations_of
from colonnade.core.disclosure.audit.frame import merge
from colonnade.core.disclosure.table import Release, Table
from tests.unit.core.disclosure.audit.brute import dimensions_of


def made() -> tuple[Table, Release]:
    """A table with divisions above its teams, and its page."""
    dimensions = dimensions_of(("so", "team"))
    one = Table(dimensions, np.array([[1, 2, 4], [8, 16, 32]]))
    return one, Release.of(dimensions, one.cells, np.zeros(one.shape, dtype=np.bool_))


def test_every_row_holds_in_a_true_table() -> None:
    table, page = made()
    frame = merge([page])
    equations, cells = equations_of(frame), frame.expand(table.counts)
    sums = np.add.reduceat(cells[equations.parts], equations.first[:-1])
    assert (sums == cells[equations.whole]).all()


def test_each_cell_that_is_no_combination_is_defined_once() -> None:
    frame = merge([made()[1]])
    equations = equations_of(frame)
    defined = sorted(equations.whole[equations.defining].tolist())
    assert defined == sorted(set(range(frame.size)) - set(frame.base.tolist()))


def test_the_rows_of_a_cell_are_those_it_stands_in() -> None:
    equations = equations_of(merge([made()[1]]))
    first, rows = equations.by_cell
    for cell in range(equations.cells):
        inside = {
            row
            for row in range(len(equations.whole))
            if cell in {equations.whole[row], *equations.parts[equations.first[row] : equations.first[row + 1]]}
        }
        assert set(rows[first[cell] : first[cell + 1]].tolist()) == inside
