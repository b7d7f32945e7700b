"""Who, alone in a cell, would notice every other table."""

import numpy as np

from colonnade.core.disclosure.protect.witnesses import Noticed

SENSITIVE = np.array([True, True, True, False])
ALONE = np.array([True, True, False, False])


def noticed(*changes, gap=1):
    found = Noticed(SENSITIVE, ALONE, gap)
    for one in changes:
        found.take(np.array(one, dtype=np.float64))
    assert found.places().tolist() == [place for place in range(4) if len(found.people(place))]
    return {place: found.people(place).tolist() for place in found.places().tolist()}


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


def test_many_people_are_kept_apart():
    """More people, and more places, than go into one number or one portion."""
    size = 1_100
    found = Noticed(np.ones(size, dtype=np.bool_), np.arange(size) % 2 == 0, 1)
    found.take(np.ones(size))
    assert found.people(1).tolist() == list(range(0, size, 2))
    assert found.people(1_098).tolist() == list(range(0, 1_098, 2))
    change = np.zeros(size)
    change[[1, 4, 600]] = -1.0
    found.take(change)
    assert found.people(1).tolist() == [4, 600]
    assert found.people(4).tolist() == [600]
    assert len(found.people(3)) == size // 2
