"""What the rules are built from: sides, stretches and ways."""

from __future__ import annotations

from decimal import Decimal

import pytest

from colonnade.core.measures.signal_rules import Better, Way, sides, stretches, way_of


@pytest.mark.parametrize(
    ("side", "better", "way"),
    [
        (1, Better.HIGHER, Way.IMPROVING),
        (-1, Better.HIGHER, Way.GETTING_WORSE),
        (1, Better.LOWER, Way.GETTING_WORSE),
        (-1, Better.LOWER, Way.IMPROVING),
        (0, Better.LOWER, Way.CHANGING),
    ],
)
def test_which_way_is_better_decides_what_a_side_means(side, better, way):
    assert way_of(side, better) is way


def test_sides_of_a_middle():
    values = (Decimal(1), None, Decimal(2), Decimal(3))
    assert sides(values, Decimal(2)) == [-1, None, 0, 1]


def test_stretches_end_at_another_side_and_at_what_is_not_known():
    marks = [1, 1, 1, -1, -1, None, -1, -1, -1]
    assert stretches(marks, 3, skip_zeros=True) == [(0, 2, 1), (6, 8, -1)]
    assert stretches(marks, 2, skip_zeros=True) == [(0, 2, 1), (3, 4, -1), (6, 8, -1)]


def test_zeros_are_passed_over_or_end_a_stretch():
    marks = [1, 0, 1, 0]
    assert stretches(marks, 2, skip_zeros=True) == [(0, 2, 1)]
    assert stretches(marks, 2, skip_zeros=False) == []
    assert stretches([], 1, skip_zeros=False) == []
