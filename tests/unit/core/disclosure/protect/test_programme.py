"""Programmes over two squares side by side that share a column: the best change, whole, within bounds."""

import numpy as np
import pytest
from scipy import sparse

from colonnade.core.disclosure.protect.programme import Programme

# Cells a b c over d e f; the moves go round the left square and round the right one.
MOVES = sparse.csr_matrix([[1, -1, 0, -1, 1, 0], [0, 1, -1, 0, -1, 1]])
COUNTS = np.array([2, 4, 3, 5, 2, 2])


def programme(cap=100.0):
    return Programme(MOVES, np.arange(6), 1.0 - COUNTS, cap, seed=1)


@pytest.mark.parametrize(("place", "sign", "change"), [(0, -1, 4), (0, 1, -1), (2, 1, -2), (1, 1, -3)])
def test_the_most_and_the_least_of_a_cell(place, sign, change):
    """For example b can be 1 at least: three people of it are in a."""
    costs = np.zeros(6)
    costs[place] = sign
    found = programme().least(costs)
    assert found[place] == change
    assert (COUNTS + found >= 1).all()
    assert found[:3].sum() == found[3:].sum() == 0


def test_no_cell_rises_above_the_cap():
    costs = np.array([-1.0, 0, 0, 0, 0, 0])
    assert programme(cap=2.0).least(costs)[0] == 2


@pytest.mark.parametrize(("place", "by", "change"), [(0, 1, 1), (0, 9, 4), (0, -1, -1), (0, -3, -1)])
def test_a_place_comes_as_near_as_can_be_to_what_is_wanted(place, by, change):
    for _ in range(2):  # What was bounded for one search is free again in the next.
        found = programme().towards(place, by, np.zeros(0, dtype=np.int64))
        assert found[place] == change
        assert (COUNTS + found >= 1).all()


def test_people_who_are_pinned_stay_as_they_are_for_one_search():
    one = programme()
    assert one.towards(0, 1, np.array([1])).tolist() == [1, 0, -1, -1, 0, 1]
    assert not one.towards(0, 1, np.array([3])).any()
    assert one.towards(0, 9, np.zeros(0, dtype=np.int64))[0] == 4


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


def test_nothing_is_made_up_where_there_is_none():
    assert programme().whole(0, 5.0, np.inf, np.zeros(0, dtype=np.int64)) is None
    assert programme().whole(0, 1.0, np.inf, np.array([3])) is None


def test_changes_in_parts_of_people_are_not_taken_for_whole():
    """Half a person could move; nobody whole can."""
    halves = Programme(sparse.csr_matrix([[2, -2]]), np.arange(2), np.array([-1.0, -1.0]), 1.0, seed=1)
    assert halves.least(np.array([-1.0, 0.0])).tolist() == [1.0, -1.0]
    assert halves.whole(0, 1.0, np.inf, np.zeros(0, dtype=np.int64)) is None
