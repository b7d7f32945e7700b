"""Who, alone in a cell, would notice every other table."""

import numpy as np

from colonnade.core.disclosure.protect.witnesses import always_noticed

SENSITIVE = np.array([True, True, True, False])
ALONE = np.array([True, True, False, False])


def noticed(*changes, gap=1):
    found = always_noticed([np.array(one, dtype=np.float64) for one in changes], SENSITIVE, ALONE, gap)
    return {place: people.tolist() for place, people in found}


def test_whoever_moves_with_a_cell_in_every_table_notices():
    assert noticed([1, 0, -1, 0]) == {2: [0]}
    assert noticed([1, 0, -1, 0], [0, 2, -1, 0]) == {}
    assert noticed([1, 1, -1, 0], [1, 0, -1, 0]) == {1: [0], 2: [0]}


def test_cells_that_are_not_sensitive_and_ones_own_do_not_count():
    assert noticed([1, 0, 0, -1]) == {}


def test_only_tables_that_move_the_cell_far_enough_count():
    assert noticed([1, 0, -2, 0], [0, 1, -1, 0], gap=2) == {2: [0]}
    assert noticed([0.5, 0, -1, 0], [0, 0, 0, 1]) == {2: [0]}


def test_cells_that_never_move_are_not_named_here():
    assert noticed([0, 0, 0, 1]) == {}
    assert noticed() == {}
