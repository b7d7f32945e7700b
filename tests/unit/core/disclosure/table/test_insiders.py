"""The people who are alone in a cell (R097)."""

import numpy as np

from colonnade.core.disclosure.table import Dimension, Hierarchy, Table, insiders

SO = Dimension("so", ("L", "G"))
TEAM = Dimension("team", ("T1", "T2", "T3"), (Hierarchy.of("division", {"T1": "D1", "T2": "D1", "T3": "D2"}),))


def _table(counts):
    return Table((SO, TEAM), np.array(counts, dtype=np.int64))


def _named(table):
    return [[table.name(cell) for cell in one] for one in insiders(table)]


def test_an_insider_is_one_person_with_every_cell_that_holds_nobody_else():
    assert _named(_table([[1, 5, 0], [0, 3, 9]])) == [["so L, team T1", "so Total, team T1"]]
    assert _named(_table([[1, 0, 5], [0, 0, 9]])) == [
        ["so L, team T1", "so L, team D1", "so Total, team T1", "so Total, team D1"]
    ]


def test_two_people_who_are_each_alone_are_two_insiders():
    assert _named(_table([[1, 0, 0], [1, 0, 7]])) == [
        ["so L, team T1", "so L, team D1", "so L, team Total"],
        ["so G, team T1", "so G, team D1"],
    ]


def test_where_nobody_is_alone_there_is_no_insider():
    assert _named(_table([[2, 0, 0], [0, 3, 7]])) == []
