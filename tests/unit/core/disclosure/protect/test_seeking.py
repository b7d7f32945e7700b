"""A search by moves finds tables within bounds, with people left as they are, and nothing where there is nothing."""

import numpy as np
import pytest
from hypothesis import given, settings
from scipy import sparse

from colonnade.core.disclosure.protect import protect
from colonnade.core.disclosure.protect.moves import moves_of
from colonnade.core.disclosure.protect.seeking import Seeker
from tests.unit.core.disclosure.protect.brute import rules, table_of, tables
from tests.unit.core.disclosure.protect.hiding import hiding, inner, row

NOBODY = np.zeros(0, dtype=np.int64)
# Cells a b c over d e f; the moves go round the left square and round the right one.
MOVES = sparse.csr_matrix([[1, -1, 0, -1, 1, 0], [0, 1, -1, 0, -1, 1]])
COUNTS = np.array([2, 4, 3, 5, 2, 2])


def seeker():
    return Seeker(MOVES, np.arange(6), 1 - COUNTS)


@pytest.mark.parametrize(("far", "fits"), [(1, True), (4, True), (-1, True), (-2, False), (5, False)])
def test_a_search_goes_as_far_as_others_allow(far, fits):
    """Four people can leave d, with the help of the right square; one can leave a, so that one remains."""
    change = seeker().change(0, far, NOBODY, 200, 5)
    assert (change is not None) == fits
    if change is not None:
        assert change[0] * np.sign(far) >= abs(far)
        assert (COUNTS + change >= 1).all()
        assert change[:3].sum() == change[3:].sum() == 0


def test_people_who_are_pinned_stay_as_they_are():
    change = seeker().change(0, 1, np.array([1]), 200, 5)
    assert change[1] == 0
    assert change[0] >= 1
    assert seeker().change(0, 1, np.array([3]), 200, 5) is None


def test_a_place_that_no_move_changes_is_given_up_at_once():
    still = Seeker(sparse.csr_matrix([[1, -1, 0]]), np.arange(3), np.array([-1, -1, -1]))
    assert still.change(2, 1, NOBODY, 200, 5) is None


def test_a_sum_can_be_wanted_that_has_no_bounds_of_its_own():
    """The last place is the sum of the first two, and only single combinations are held within bounds."""
    sums = Seeker(sparse.csr_matrix([[1, 0, -1, 1], [0, 1, -1, 1]]), np.arange(3), np.array([0, -1, -3]))
    assert sums.change(3, 3, NOBODY, 200, 5)[3] >= 3
    assert sums.change(3, 4, NOBODY, 200, 5) is None


def test_the_same_seed_gives_the_same_table():
    table = table_of([[3, 3, 3], [3, 4, 4], [3, 4, 5]])
    sums, made = hiding(table, inner(table))
    moves = moves_of(made)
    place = int(np.flatnonzero(moves.row == row(table, sums, 0, 0))[0])
    low = 1 - sums.counts[moves.row]
    once, again = (Seeker(moves.matrix, np.arange(len(low)), low).change(place, 1, NOBODY, 60, 3) for _ in range(2))
    assert once.tolist() == again.tolist()


@given(tables(), rules())
@settings(max_examples=30, deadline=None, derandomize=True)
def test_what_is_found_is_within_bounds_and_moves_what_was_wanted(table, rule):
    sums, made = hiding(table, protect(table, rule).release.hidden)
    moves = moves_of(made)
    low = 1 - sums.counts[moves.row]
    single = np.flatnonzero(np.diff(sums.rows.down_first)[moves.row] == 1)
    search = Seeker(moves.matrix, single, low)
    for place in range(len(low)):
        for far in (1, -1):
            change = search.change(place, far, NOBODY, 60, place)
            assert change is None or (change[place] * far >= 1 and (change >= low).all())
