"""Moves change no published number, and a walk by them stays within bounds."""

import numpy as np
from hypothesis import given, settings

from colonnade.core.disclosure.protect import protect
from colonnade.core.disclosure.protect.elimination import HIDDEN, Eliminated
from colonnade.core.disclosure.protect.moves import Stroll, moves_of, walk
from colonnade.core.disclosure.protect.tableau import PRIME, Rows, inverse
from tests.unit.core.disclosure.protect.brute import rules, table_of, tables
from tests.unit.core.disclosure.protect.hiding import hiding, inner, row

SQUARE = table_of([[2, 3], [4, 5]])


def square():
    sums, made = hiding(SQUARE, inner(SQUARE))
    return sums, moves_of(made)


@given(tables(), rules())
@settings(max_examples=40, deadline=None, derandomize=True)
def test_every_move_is_a_change_of_people_that_keeps_all_that_is_shown(table, rule):
    sums, made = hiding(table, protect(table, rule).release.hidden)
    moves = moves_of(made)
    every = np.zeros((len(sums.counts), len(sums.base)), dtype=np.int64)
    for at in range(len(every)):
        every[at, sums.rows.down[slice(*sums.rows.down_first[at : at + 2])]] = 1
    single = np.flatnonzero(every.sum(axis=1) == 1)
    for one in moves.matrix.toarray():
        change = np.zeros(len(sums.counts), dtype=np.int64)
        change[moves.row] = one
        people = np.zeros(len(sums.base), dtype=np.int64)
        people[every[single].argmax(axis=1)] = change[single]
        assert one.any()
        assert (every @ people == change).all()


def test_the_moves_of_a_square_go_round_it():
    sums, moves = square()
    assert len(moves.first) == 2
    sign = {int(at): int(value) for at, value in zip(moves.row[moves.at], moves.value, strict=True)}
    corner = sign[row(SQUARE, sums, 0, 0)]
    assert [sign[row(SQUARE, sums, *cell)] for cell in ((0, 1), (1, 0), (1, 1))] == [-corner, -corner, corner]


def test_a_walk_finds_other_tables_within_bounds():
    sums, moves = square()
    start, space = sums.counts[moves.row], np.zeros((5, 4), dtype=np.int64)
    seen = np.zeros(4, dtype=np.bool_)
    kept = walk(start, np.ones(4, dtype=np.int64), moves, Stroll(200, 2, 2, 7), seen, space)
    assert kept >= 1
    assert seen.all()
    for change in space[:kept]:
        assert (start + change >= 1).all()
    # All four cells move together, so one table has the news of all.
    assert np.abs(space[0]).tolist() == [2, 2, 2, 2]


def test_a_move_that_goes_round_in_sevenths_is_kept_as_a_whole_one():
    rows = Rows(*(np.array(one) for one in ([0, 1], [1, 1], [1, 1], [2])), np.array([0, 0], np.int32), np.array([1, 0]))
    rows.value[1] = 3 * inverse(7) % PRIME
    moves = moves_of(Eliminated(np.array([HIDDEN, HIDDEN], dtype=np.int8), rows))
    assert moves.matrix.toarray().tolist() == [[7, 3]]
