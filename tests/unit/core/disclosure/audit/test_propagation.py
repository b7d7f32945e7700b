"""Narrowing what each cell can be from one sum at a time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from colonnade.core.disclosure.audit.equations import equations_of
from colonnade.core.disclosure.audit.frame import Bounds
from colonnade.core.disclosure.audit.propagation import narrowed
from colonnade.core.disclosure.table import TableError
from tests.unit.core.disclosure.audit.squares import laid, page


def test_sums_narrow_from_both_sides() -> None:
    """L holds 8, T1 9, G 10 and T2 9, and each hidden cell at least one person."""
    frame, bounds = laid(page())
    found = narrowed(frame, equations_of(frame), bounds)
    inner = [0, 1, 3, 4]
    assert found.low[inner].tolist() == [1, 1, 2, 2]
    assert found.high[inner].tolist() == [7, 7, 8, 8]


def test_one_known_cell_gives_the_others() -> None:
    frame, bounds = laid(page())
    found = narrowed(frame, equations_of(frame), bounds.fixed(np.array([0]), 3))
    assert found.low[[0, 1, 3, 4]].tolist() == [3, 5, 6, 4]
    assert found.exact.all()


def test_what_cannot_hold_is_named_with_the_difference() -> None:
    frame, bounds = laid(page())
    low = bounds.low.copy()
    low[[0, 1]] = 5
    with pytest.raises(TableError, match="so L, team Total is 8, and its parts add up to 10 or more, which is 2 apart"):
        narrowed(frame, equations_of(frame), Bounds(low, bounds.high))
    low[0], high = 9, bounds.high.copy()
    high[0] = 7
    with pytest.raises(TableError, match="so L, team T1 is at least 9 and at most 7"):
        narrowed(frame, equations_of(frame), replace(bounds, low=low, high=high))
