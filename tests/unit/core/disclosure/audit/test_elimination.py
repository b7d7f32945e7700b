"""Linear algebra modulo a prime."""

from __future__ import annotations

import numpy as np

from colonnade.core.disclosure.audit.elimination import PRIME, Rows, reduce, rows_of
from colonnade.core.disclosure.audit.equations import equations_of
from tests.unit.core.disclosure.audit.squares import laid, page


def rows(given: list[list[int]], known: list[int]) -> Rows:
    """Rows from a dense matrix."""
    matrix = np.array(given)
    row, at = np.nonzero(matrix)
    first = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(matrix)))])
    every = np.arange(matrix.shape[1])
    return Rows(every, np.arange(len(matrix)), first, at, matrix[row, at], np.array(known))


def test_what_the_sums_fix_is_found_and_the_rest_is_free() -> None:
    """x + y = 5 and x + y + z = 9 fix z alone."""
    reduced = reduce(rows([[1, 1, 0], [1, 1, 1]], [5, 9]))
    assert (reduced.directions(0, 2) == 0).all(axis=0).tolist() == [False, False, True]
    assert reduced.particular()[2] == 4
    assert len(reduced.free) == 1
    assert not reduced.broken


def test_a_contradiction_is_noticed() -> None:
    assert reduce(rows([[1, 1], [1, 1]], [5, 6])).broken
    assert not reduce(rows([[1, 1], [2, 2]], [5, 10])).broken


def test_directions_keep_every_sum() -> None:
    given = [[1, 1, -1, 0], [0, 1, 2, 3]]
    found = reduce(rows(given, [0, 0])).directions(7, 5)
    assert not ((found @ np.array(given).T) % PRIME).any()


def test_moves_of_large_steps_are_not_kept() -> None:
    assert reduce(rows([[1, -3]], [0])).move(1).tolist() == [3, 1]
    assert reduce(rows([[1, -300]], [0])).move(1) is None


def test_a_page_comes_to_rows_over_its_hidden_cells() -> None:
    frame, bounds = laid(page())
    found = rows_of(frame, equations_of(frame), bounds)
    assert sorted(found.columns.tolist()) == [0, 1, 3, 4]
    assert sorted(np.abs(found.known).tolist()) == [8, 9, 9, 10]
    assert len(reduce(found).free) == 1
