"""How far a place can go: by hand on two squares side by side, and beside a library's solver on random systems."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from scipy.optimize import linprog

from colonnade.core.disclosure.protect import simplex as module
from colonnade.core.disclosure.protect.simplex import Simplex

# Cells a b c over d e f; the moves go round the left square and round the right one.
MOVES = sparse.csr_matrix([[1, -1, 0, -1, 1, 0], [0, 1, -1, 0, -1, 1]])
COUNTS = np.array([2, 4, 3, 5, 2, 2])
NOBODY = np.zeros(0, dtype=np.int64)


def squares():
    return Simplex(MOVES, np.arange(6), 1.0 - COUNTS, seed=1)


@pytest.mark.parametrize(("place", "by"), [(0, 1), (0, 4), (0, -1), (1, -3), (2, -2), (5, 2)])
def test_a_place_comes_as_far_as_it_should_and_no_further(place, by):
    one = squares()
    for _ in range(2):  # One search leaves no trace in the next.
        change = one.towards(place, by, NOBODY)
        assert change[place] == by
        assert (COUNTS + change >= 1).all()
        assert change[:3].sum() == change[3:].sum() == 0
        assert (change[:3] == -change[3:]).all()


@pytest.mark.parametrize(("place", "by"), [(0, 5), (0, -2), (2, 4), (1, -4)])
def test_where_a_place_cannot_come_so_far_there_is_no_change(place, by):
    assert squares().towards(place, by, NOBODY) is None


def test_people_who_are_pinned_stay_as_they_are_for_one_search():
    one = squares()
    assert one.towards(0, 1, np.array([1])).tolist() == [1, 0, -1, -1, 0, 1]
    assert one.towards(0, 1, np.array([3])) is None
    assert one.towards(0, 4, NOBODY)[0] == 4


def test_what_holds_a_place_is_a_sum_that_no_move_changes():
    come, held = squares().wall(0, 9, NOBODY)
    assert come == 4
    assert held[0] == 1
    assert not (MOVES @ held).any()
    # It is held by the five in d, who would be fewer than one.
    assert held.tolist() == [1, 0, 0, 1, 0, 0]
    assert squares().wall(0, 4, NOBODY) is None


def test_a_place_of_many_people_is_minded_where_it_loses_them_all():
    many = Simplex(sparse.csr_matrix([[1, -1]]), np.arange(2), np.array([-1.0, -11.0]), seed=1)
    assert many.towards(0, 11, NOBODY).tolist() == [11, -11]
    assert many.towards(0, 12, NOBODY) is None
    come, held = many.wall(0, 12, NOBODY)
    assert come == 11
    assert held.tolist() == [1, 1]
    assert many.towards(0, 1, np.array([1])) is None


def test_a_search_that_takes_too_long_ends_without_an_answer(monkeypatch):
    monkeypatch.setattr(module, "STEPS", 1)
    assert squares().towards(0, 4, NOBODY) is None
    assert squares().towards(0, 1, NOBODY) is not None


@st.composite
def systems(draw):
    """Moves of small whole numbers, each with a place of its own, people to begin with, and what is wanted."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    many, others = draw(st.integers(1, 6)), draw(st.integers(0, 9))
    dense = rng.integers(-2, 3, (many, others)) * (rng.random((many, others)) < 0.6)
    moves = np.hstack([np.diag(rng.integers(1, 4, many)), dense])
    counts = rng.integers(1, 4, many + others)
    place, by = int(rng.integers(many + others)), int(rng.choice([1, 1, -1, 2]))
    pinned = np.flatnonzero((rng.random(many + others) < 0.15) & (np.arange(many + others) != place))
    return moves, counts, place, by, pinned


def furthest(moves, counts, place, by, pinned):
    """The same by a library: by how many people a place can change at most, in the way that is wanted."""
    low = 1.0 - counts
    least, most = np.where(np.isin(np.arange(len(low)), pinned), 0.0, low), np.full(len(low), np.inf)
    most[pinned] = 0.0
    sides = [(-moves.T, -least)] + ([(moves.T[pinned], most[pinned])] if len(pinned) else [])
    left, right = np.vstack([one for one, _ in sides]), np.concatenate([one for _, one in sides])
    goal = np.sign(by) * moves.T[place]
    left, right = np.vstack([left, goal]), np.append(right, abs(by))
    found = linprog(-goal, A_ub=left, b_ub=right, bounds=(None, None), method="highs")
    return -found.fun


@given(systems())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_it_agrees_with_a_library_on_what_can_be_reached(system):
    moves, counts, place, by, pinned = system
    one = Simplex(sparse.csr_matrix(moves), np.arange(len(counts)), (1.0 - counts), seed=1)
    change, most = one.towards(place, by, pinned), furthest(*system)
    assert (change is not None) == (most >= abs(by) - 1e-7)
    if change is not None:
        assert change[place] == pytest.approx(by)
        assert not change[pinned].any()
        assert (counts + change >= 1 - 1e-7).all()
        taken = np.linalg.lstsq(moves.T, change, rcond=None)[0]
        assert np.allclose(moves.T @ taken, change)
    else:
        come, held = one.wall(place, by, pinned)
        assert come == pytest.approx(most, abs=1e-7)
        assert np.allclose(moves @ held, 0)
