"""What an audit reports besides verdicts (R097)."""

from __future__ import annotations

import numpy as np

from colonnade.core.disclosure.audit.extras import groups_of, pairs_of, shown_small
from colonnade.core.disclosure.audit.propagation import narrowed
from colonnade.core.disclosure.table import Dimension, Release, Rule
from tests.unit.core.disclosure.audit.squares import SQUARE, page, question


def test_small_numbers_that_stand_on_the_page() -> None:
    nothing = np.zeros(SQUARE.shape, dtype=np.bool_)
    shown = Release.of(SQUARE.dimensions, SQUARE.cells, nothing)
    assert list(shown_small(shown, Rule(high=4))) == [(0, 0), (1, 1)]
    assert list(shown_small(Release.of(SQUARE.dimensions, SQUARE.cells, nothing, rounding=5), Rule(high=4))) == []


def test_a_group_is_a_line_with_one_answer_only() -> None:
    """Whoever is in T1 is gay, and in T2 there are both; and so whoever is straight is in T2."""
    so = Dimension("so", ("straight", "gay", "unknown"), unknown=frozenset({"unknown"}))
    cells = np.array([[0, 12, 12], [9, 8, 17], [30, 30, 60], [39, 50, 89]])
    one = Release.of((so, Dimension("team", ("T1", "T2"))), cells, np.zeros(cells.shape, dtype=np.bool_))
    found = [(group.dimension, group.cell) for group in groups_of(one, one.low, one.high)]
    assert found == [("so", (1, 0)), ("team", (0, 1))]


def test_whoever_is_alone_could_compute_the_others() -> None:
    """One person in L gives all four numbers. In G there are two or more on either side: 9 = 7 + 2."""
    asked = question(page())
    bounds = narrowed(asked.frame, asked.equations, asked.bounds)
    found = set(pairs_of(asked.frame, asked.equations, bounds, page(), asked.asked))
    cells = [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert {(one.alone, one.learns) for one in found} == {
        (one, other) for one in cells[:2] for other in cells if one != other
    }
