"""Pairs of insiders and cells, and what tables settle of them (R097)."""

import numpy as np

from colonnade.core.disclosure.audit.offered import holders_of
from colonnade.core.disclosure.audit.pairs import Pairs
from tests.unit.core.disclosure.audit.squares import ROUND, SQUARE, offer, page, question

TWO = (((0, 0),), ((1, 1),))


def pairs(insiders=TWO):
    asked = question(page())
    return Pairs.of(asked, holders_of(asked.frame, [insiders], [SQUARE.shape]), asked.asked)


def test_at_first_everything_is_open_for_everyone_but_their_own_cells():
    one = pairs()
    assert one.many == 8
    assert one.cells.tolist() == [0, 1, 3, 4]
    assert one.people(0).tolist() == [1]
    assert one.people(1).tolist() == [0, 1]
    assert one.spread(100).tolist() == []
    assert (one.many, one.cells.tolist()) == (6, [0, 1, 3, 4])


def test_a_table_settles_the_cells_that_it_moves_but_not_for_whom_it_moves_too():
    one = pairs()
    # A table in which the first insider is 1 as they know, and the second 2: they know better.
    assert one.take(offer([[1, 7], [8, 2]], ROUND))
    # The change moves everybody's cells, so it is noticed.
    assert (one.people(1).tolist(), one.people(0).tolist()) == ([0, 1], [1])
    assert pairs(((),)).take(offer([[1, 7], [8, 2]], ROUND))
    assert not one.take(offer([[9, 9], [9, 9]], ROUND))
    assert not one.in_parts.any()


def test_a_table_serves_whom_it_leaves_as_they_are_and_parts_are_marked():
    one = pairs(((), ((0, 0),)))
    parts = offer([[1, 7], [8, 2]], {place: 1.5 * by for place, by in ROUND.items()})
    before = one.copy()
    assert one.take(parts)
    assert one.people(4).tolist() == [1]
    assert np.flatnonzero(one.in_parts).tolist() == [0, 1, 3, 4]
    assert (before.many, before.in_parts.any()) == (8, False)
    assert not one.take(parts)


def test_cells_are_dropped_and_too_many_are_left_out():
    one = pairs()
    one.drop(np.arange(9) == 1)
    assert one.cells.tolist() == [0, 3, 4]
    assert one.of_people()[[0, 1, 3]].tolist() == [2, 0, 2]
    assert one.spread(4).tolist() == [4]
    assert one.cells.tolist() == [0, 3]
