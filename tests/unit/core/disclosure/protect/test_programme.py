"""Programmes over two squares side by side that share a column: changes in whole people, within bounds."""

import numpy as np
from scipy import sparse

from colonnade.core.disclosure.protect.programme import Programme

# Cells a b c over d e f; the moves go round the left square and round the right one.
MOVES = sparse.csr_matrix([[1, -1, 0, -1, 1, 0], [0, 1, -1, 0, -1, 1]])
COUNTS = np.array([2, 4, 3, 5, 2, 2])


def programme(cap=100.0):
    return Programme(MOVES, np.arange(6), 1.0 - COUNTS, cap, seed=1)


def test_halves_of_people_are_doubled_where_there_is_room():
    half = np.array([0.5, -0.5, 0.0, -0.5, 0.5, 0.0])
    assert programme().in_whole(half).tolist() == [1, -1, 0, -1, 1, 0]
    assert programme().in_whole(np.array([0.0, 0.0, 0.0, -1.5, 1.5, 0.0])).tolist() == [0, 0, 0, -3, 3, 0]
    assert programme().in_whole(np.array([0.0, 0.0, 0.0, -2.5, 2.5, 0.0])) is None
    assert programme().in_whole(np.array([0.3, -0.3, 0.0, -0.3, 0.3, 0.0]) * np.sqrt(2)) is None


def test_a_wanted_change_is_found_in_whole_people_with_others_as_they_are():
    change = programme().whole(0, 1.0, np.inf, np.array([1]))
    assert change[0] >= 1
    assert change[1] == 0
    assert (COUNTS + change >= 1).all()
    assert (change == np.rint(change)).all()


def test_no_cell_rises_above_the_cap():
    assert programme(cap=2.0).whole(0, 2.0, np.inf, np.zeros(0, dtype=np.int64))[0] == 2
    assert programme(cap=2.0).whole(0, 3.0, np.inf, np.zeros(0, dtype=np.int64)) is None


def test_nothing_is_made_up_where_there_is_none():
    assert programme().whole(0, 5.0, np.inf, np.zeros(0, dtype=np.int64)) is None
    assert programme().whole(0, 1.0, np.inf, np.array([3])) is None


def test_changes_in_parts_of_people_are_not_taken_for_whole():
    """Half a person could move; nobody whole can."""
    halves = Programme(sparse.csr_matrix([[2, -2]]), np.arange(2), np.array([-1.0, -1.0]), 1.0, seed=1)
    assert halves.whole(0, 1.0, np.inf, np.zeros(0, dtype=np.int64)) is None
