"""Changes between pages of different people (R097)."""

from __future__ import annotations

import numpy as np

from colonnade.core.disclosure.audit.changes import changes_since
from colonnade.core.disclosure.table import Dimension, Release, Rule
from tests.unit.core.disclosure.audit.squares import RULE, SQUARE, page


def line(*cells: int, names: tuple[str, ...] = ("L", "G")) -> Release:
    """A page of one dimension that shows everything."""
    return Release.of(
        (Dimension("so", names),), np.array([*cells, sum(cells)]), np.zeros(len(cells) + 1, dtype=np.bool_)
    )


def test_only_small_changes_are_told() -> None:
    found = changes_since([line(20, 30)], line(18, 50), Rule(), (), 0, 4)
    assert [(one.earlier, one.cell, one.people) for one in found] == [(4, "so L", 2)]


def test_somebody_who_left_is_a_change_too() -> None:
    assert [one.people for one in changes_since([line(20, 30)], line(21, 29), Rule(), (), 0, 0)] == [-1, 1]


def test_a_line_with_other_categories_is_not_compared() -> None:
    """The total now holds people of a category that was not asked about before."""
    found = changes_since([line(20, 30, 5, names=("L", "G", "B"))], line(20, 30), Rule(), (), 0, 0)
    assert list(found) == []


def test_what_stays_hidden_on_one_side_is_no_change() -> None:
    """The inner cells of the one page are hidden, and the other has none."""
    assert {one.cell for one in changes_since([page()], line(8, 11), RULE, (), 0, 0)} == {
        "so G, team Total",
        "so Total, team Total",
    }
    shown = Release.of(SQUARE.dimensions, SQUARE.cells, np.zeros(SQUARE.shape, dtype=np.bool_))
    assert list(changes_since([page()], shown, RULE, (), 0, 0)) == []
    assert list(changes_since([shown], page(), RULE, (), 0, 0)) == []
