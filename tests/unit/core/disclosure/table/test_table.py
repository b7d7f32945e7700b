"""Tables: counts with all their margins, and the people who are alone in a cell."""

import numpy as np
import pytest

from colonnade.core.disclosure.table import Dimension, Hierarchy, Table, TableError

SO = Dimension("so", ("L", "G"))
TEAM = Dimension("team", ("T1", "T2", "T3"), (Hierarchy.of("division", {"T1": "D1", "T2": "D1", "T3": "D2"}),))


def _table(counts, **more):
    return Table((SO, TEAM), np.array(counts, dtype=np.int64), **more)


def test_every_margin_is_the_sum_of_its_parts():
    table = _table([[1, 2, 3], [10, 20, 30]])
    # T1, T2, T3, D2, D1, Total
    assert table.cells.tolist() == [[1, 2, 3, 3, 3, 6], [10, 20, 30, 30, 30, 60], [11, 22, 33, 33, 33, 66]]
    assert (table.shape, table.people) == ((3, 6), 66)


def test_a_cell_is_found_by_its_codes_and_named_by_them():
    table = _table([[1, 2, 3], [10, 20, 30]])
    assert table.cells[table.cell({"so": "G", "team": "D1"})] == 30
    assert table.cells[table.cell({"so": "G"})] == 60
    assert table.name(table.cell({"team": "D1"})) == "so Total, team D1"


@pytest.mark.parametrize(("codes", "says"), [({"age": "1"}, "no dimension age"), ({"so": "T1"}, "so has no code “T1”")])
def test_a_cell_that_is_not_there_is_refused(codes, says):
    with pytest.raises(TableError, match=says):
        _table([[1, 2, 3], [10, 20, 30]]).cell(codes)


def test_negative_people_are_refused_and_named():
    with pytest.raises(TableError, match=r"The count at so G, team T3 is negative: -1\."):
        _table([[1, 2, 3], [10, 20, -1]])


def test_people_where_none_can_be_are_refused_and_named():
    nobody = np.array([[False, False, True], [False, False, False]])
    assert _table([[1, 2, 0], [1, 2, 3]], structural=nobody).people == 9
    with pytest.raises(TableError, match="so L, team T3, where none can be"):
        _table([[1, 2, 3], [1, 2, 3]], structural=nobody)


@pytest.mark.parametrize("counts", [np.zeros((2, 2), dtype=np.int64), np.zeros((2, 3))])
def test_counts_of_another_shape_or_kind_are_refused(counts):
    with pytest.raises(TableError, match="shape"):
        Table((SO, TEAM), counts)
