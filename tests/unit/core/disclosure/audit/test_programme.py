"""Linear and whole-number programmes over a page."""

from __future__ import annotations

import numpy as np

from colonnade.core.disclosure.audit.elimination import rows_of
from colonnade.core.disclosure.audit.equations import equations_of
from colonnade.core.disclosure.audit.programme import Found, Programme
from tests.unit.core.disclosure.audit.squares import laid, page


def programme() -> Programme:
    """Of the square with all four hidden: L, T1 is 1 to 7."""
    frame, bounds = laid(page())
    return Programme(frame, rows_of(frame, equations_of(frame), bounds), bounds, 0)


def cost(one: Programme, cell: int, by: float = 1.0) -> np.ndarray:
    """The cost of one cell alone."""
    return np.where(one.columns == cell, by, 0.0)


def test_the_least_and_the_greatest_of_a_cell() -> None:
    one = programme()
    for ask in (one.least, one.least_whole):
        assert (round(ask(cost(one, 0)).bound), round(ask(cost(one, 0, -1.0)).bound)) == (1, -7)
    assert one.table(one.least(cost(one, 0))).tolist() == [1, 7, 8, 2]


def test_bounds_for_once_are_forgotten_afterwards() -> None:
    one = programme()
    low, high = np.where(one.columns == 0, 3.0, 1.0), np.full(4, 100.0)
    assert round(one.least_within(cost(one, 0), low, high).bound) == 3
    assert round(one.least(cost(one, 0)).bound) == 1
    assert one.least_within(cost(one, 0), np.full(4, 8.0), high).impossible


def test_parts_of_people_are_no_whole_table() -> None:
    one = programme()
    by_cell = {0: 1.5, 1: 6.5, 3: 7.5, 4: 2.5 + 1e-12}
    half = Found(np.array([by_cell[int(cell)] for cell in one.columns]), 0.0)
    assert one.table(half) is None
    assert one.parts(half).tolist() == [1.5, 6.5, 7.5, 2.5 + 1e-12]
    nearly = Found(np.array([round(by_cell[int(cell)] + 0.1) + 1e-9 for cell in one.columns]), 0.0)
    assert one.parts(nearly).tolist() == one.table(nearly).tolist()
    assert one.parts(Found(None, 0.0)) is None
