"""Small changes that keep every sum."""

from __future__ import annotations

import numpy as np

from colonnade.core.disclosure.audit.elimination import reduce, rows_of
from colonnade.core.disclosure.audit.equations import equations_of
from colonnade.core.disclosure.audit.moves import Moves
from tests.unit.core.disclosure.audit.squares import SQUARE, laid, page


def moves() -> Moves:
    """The one move of the square."""
    frame, bounds = laid(page())
    return Moves.of(frame, reduce(rows_of(frame, equations_of(frame), bounds)))


def test_a_square_has_one_move_in_two_directions() -> None:
    around = moves().around(SQUARE.counts)
    tables = []
    for at, by in around:
        table = SQUARE.counts.ravel().copy()
        table[at] += by
        tables.append(table.tolist())
    assert sorted(tables) == [[2, 6, 7, 3], [4, 4, 5, 5]]
    assert around.is_whole


def test_around_parts_of_people_the_tables_are_in_parts() -> None:
    assert not moves().around(SQUARE.counts + 0.5).is_whole


def test_a_walk_stays_within_bounds_and_keeps_the_sums() -> None:
    frame, bounds = laid(page())
    table, generator, seen = SQUARE.counts.ravel(), np.random.default_rng(1), set()
    for _ in range(60):
        table = moves().walked(table, bounds, generator)
        cells = frame.expand(table)
        assert ((cells >= bounds.low) & (cells <= bounds.high)).all()
        seen.add(int(table[0]))
    assert len(seen) > 2


def test_without_elimination_there_are_no_moves() -> None:
    assert len(Moves.of(laid(page())[0], None)) == 0
    assert len(Moves.of(laid(page())[0], None).around(SQUARE.counts)) == 0
