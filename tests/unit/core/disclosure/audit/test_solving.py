"""Deciding about each hidden cell (R097)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from colonnade.core.disclosure.audit.solving import Solved, follow, solve
from colonnade.core.disclosure.table import Alternatives, Dimension, Release, Table
from tests.unit.core.disclosure.audit.squares import ROUND, SQUARE, offer, page, question


def test_everything_that_follows_is_found() -> None:
    """Three hidden cells in a line and column: no sum gives one alone, and all together give all."""
    hidden = np.zeros(SQUARE.shape, dtype=np.bool_)
    hidden[:2, :2] = True
    hidden[0, 0] = False
    asked = question(Release.of(SQUARE.dimensions, SQUARE.cells, hidden))
    assert follow(asked.frame, asked.equations, asked.bounds)[0].low[[0, 1, 3, 4]].tolist() == [3, 5, 6, 4]
    assert np.flatnonzero(solve(asked).disclosed).tolist() == [1, 3, 4]


@pytest.mark.parametrize(("width", "safe"), [(0, 4), (6, 4), (7, 0)])
def test_each_cell_is_decided_one_way_or_the_other(width: int, safe: int) -> None:
    found = solve(question(page(), width))
    assert (found.safe.sum(), found.disclosed.sum(), found.open.sum()) == (safe, 4 - safe, 0)


@pytest.mark.parametrize(
    ("harmful", "disclosed"),
    [((1, 7), [0, 1, 4]), ((1, 8), [0, 1, 3, 4]), ((2, 7), [1, 4]), ((9, 9), [])],
)
def test_a_number_of_no_harm_is_not_disclosed(harmful: tuple[int, int], disclosed: list[int]) -> None:
    asked = question(page())
    asked = replace(asked, bounds=asked.bounds.fixed(np.array([0]), 1), harmful=harmful)
    found = solve(asked)
    assert np.flatnonzero(found.disclosed).tolist() == disclosed
    assert (found.safe | found.disclosed).sum() == 4


def taken(*offered: Alternatives, takes_parts: bool = True) -> Solved:
    """What these tables alone come to."""
    asked = question(page())
    solved = Solved.of(asked, asked.bounds, takes_parts=takes_parts)
    for one in offered:
        solved.take(one)
    return solved


def test_parts_of_people_settle_a_cell_only_where_they_are_let_to() -> None:
    parts = offer([[3, 5], [6, 4]], {place: 1.25 * by for place, by in ROUND.items()})
    assert taken(parts).in_parts.sum() == 4
    assert not taken(parts).safe.any()
    assert taken(parts, takes_parts=False).open.sum() == 4


def test_what_whole_tables_prove_is_not_in_parts() -> None:
    parts = offer([[3, 5], [6, 4]], {place: 1.25 * by for place, by in ROUND.items()})
    assert not taken(parts, offer([[3, 5], [6, 4]], ROUND)).in_parts.any()


def test_between_two_tables_in_parts_two_whole_numbers_must_lie() -> None:
    """From 2.4 to 3.6 there is only 3, though they are more than one apart."""
    there, back, more = ({place: size * by for place, by in ROUND.items()} for size in (0.6, -0.6, 1.0 - 5e-7))
    assert taken(offer([[3, 5], [6, 4]], there, back)).open.sum() == 4
    assert taken(offer([[3, 5], [6, 4]], there, more)).in_parts.sum() == 4


def test_a_small_page_is_decided_in_whole_people() -> None:
    parts = offer([[3, 5], [6, 4]], {place: 1.25 * by for place, by in ROUND.items()})
    found = solve(question(page()), [parts])
    assert found.safe.sum() == 4
    assert not found.in_parts.any()


def wide(size: int) -> Release:
    """A page of which all inner cells are hidden: each can be many numbers."""
    names = tuple(f"C{at}" for at in range(size))
    one = Table((Dimension("row", names), Dimension("column", names)), np.full((size, size), 3))
    inner = np.zeros(one.shape, dtype=np.bool_)
    inner[:-1, :-1] = True
    return Release.of(one.dimensions, one.cells, inner)


def test_a_large_page_takes_offered_parts_of_people() -> None:
    """21 times 21 cells; the change is by half as much again as one person, in every cell."""
    size = 21
    step = np.zeros((size, size))
    step[np.arange(size), np.arange(size)], step[np.arange(size), np.arange(size) - 1] = 1.5, -1.5
    at = np.flatnonzero(step)
    start = np.full((size, size), 3)
    one = Alternatives(start, np.array([0, len(at)]), at, step.ravel()[at])
    asked = question(wide(size))
    asked = replace(asked, asked=asked.asked & np.isin(np.arange(asked.frame.size), asked.frame.base[at]))
    found = solve(asked, [one])
    assert (found.in_parts.sum(), found.open.sum()) == (2 * size, 0)
