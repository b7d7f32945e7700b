"""What an audit reports besides verdicts (R097)."""

from __future__ import annotations

import numpy as np

from colonnade.core.disclosure.audit.equations import equations_of
from colonnade.core.disclosure.audit.extras import groups_of, pairs_of, shown_small
from colonnade.core.disclosure.table import Dimension, Release, Rule
from tests.unit.core.disclosure.audit.squares import SQUARE, laid, page


def test_small_numbers_that_stand_on_the_page() -> None:
    nothing = np.zeros(SQUARE.shape, dtype=np.bool_)
    shown = Release.of(SQUARE.dimensions, SQUARE.cells, nothing)
    assert list(shown_small(shown, Rule(high=4))) == [(0, 0), (1, 1)]
    assert list(shown_small(Release.of(SQUARE.dimensions, SQUARE.cells, nothing, rounding=5), Rule(high=4))) == []


def test_a_group_is_a_line_with_one_answer_only() -> None:
    """Whoever is in T1 is gay; in T2 there are both; in T3 nobody has answered."""
    so = Dimension("so", ("straight", "gay", "unknown"), unknown=frozenset({"unknown"}))
    cells = np.array([[0, 9, 0], [12, 8, 0], [30, 30, 5], [42, 47, 5]])
    one = Release.of((so, Dimension("team", ("T1", "T2"))), cells, np.zeros(cells.shape, dtype=np.bool_))
    assert [group.cell for group in groups_of(one, one.low, one.high)] == [(1, 0)]


def test_whoever_is_alone_could_compute_the_others() -> None:
    """Any of the four hidden cells gives all four, where it can be one."""
    frame, bounds = laid(page())
    found = set(pairs_of(frame, equations_of(frame), bounds, page(), page().hidden.ravel()))
    cells = [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert {(one.alone, one.learns) for one in found} == {(a, b) for a in cells for b in cells if a != b and _fits(a)}


def _fits(alone: tuple[int, int]) -> bool:
    """Whether all four can be 1 or more with one person there: the lines hold 8 and 10, 9 and 9."""
    counts = {(0, 0): 1}
    return alone in {*counts, (0, 1), (1, 0), (1, 1)}
