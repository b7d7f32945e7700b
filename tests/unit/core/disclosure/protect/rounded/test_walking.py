"""A walk finds another table that agrees with a page, or the cheapest rows to hide for it."""

import numpy as np
import pytest

from colonnade.core.disclosure.protect.rounded.walking import (
    FIXED,
    NONE,
    Board,
    Change,
    Effort,
    Page,
    draw,
    move,
    new_walk,
    restore,
    walk,
)
from colonnade.core.disclosure.protect.rows import reduce
from tests.unit.core.disclosure.protect.rounded.plain import table_of

EFFORT = Effort(steps=100, tries=1, width=50, failures=0)
TABLE = table_of([[3, 20], [15, 12]])


def board_of(low, high, price=FIXED):
    """All rows of TABLE between the same two distances from the truth."""
    sums = reduce(TABLE)
    size = len(sums.counts)
    page = Page(
        np.full(size, low, np.int32),
        np.full(size, high, np.int32),
        1 - sums.counts,
        np.full(size, price, np.int64),
    )
    return sums, Board(sums.rows, page, new_walk(size, len(sums.base), 1))


def room(sums):
    return Change(np.zeros(len(sums.base), np.int64), np.zeros(len(sums.base), np.int64), np.zeros(1, np.int64))


def row_of(sums, *cell):
    return int(sums.row_of[np.ravel_multi_index(cell, TABLE.shape)])


@pytest.mark.parametrize("sign", [1, -1])
def test_where_rows_have_room_a_change_of_one_person_will_do(sign):
    sums, board = board_of(-2, 2)
    change = room(sums)
    assert walk(board, row_of(sums, 0, 0), sign, EFFORT, change) == 0
    assert (change.size[0], change.by[0]) == (1, sign)
    assert sums.base[change.at[0]] == 0


def test_where_margins_are_exact_people_go_round_in_a_square():
    sums, board = board_of(-2, 2)
    for cell in ((0, 2), (1, 2), (2, 0), (2, 1), (2, 2)):
        board.page.low[row_of(sums, *cell)] = board.page.high[row_of(sums, *cell)] = 0
    change = room(sums)
    assert walk(board, row_of(sums, 0, 0), 1, EFFORT, change) == 0
    assert sorted(zip(change.at.tolist(), change.by.tolist(), strict=True)) == [(0, 1), (1, -1), (2, -1), (3, 1)]


def test_a_row_that_may_not_rise_is_not_raised():
    sums, board = board_of(-2, 0)
    assert walk(board, row_of(sums, 0, 0), 1, EFFORT, room(sums)) == NONE


def test_barred_places_stay_as_they_are():
    sums, board = board_of(-2, 2)
    board.walk.barred[0] = True
    assert walk(board, row_of(sums, 0, 0), 1, EFFORT, room(sums)) == NONE
    change = room(sums)
    assert walk(board, row_of(sums, 0, 2), 1, EFFORT, change) == 0
    assert 0 not in change.at[: change.size[0]]


def test_where_nothing_has_room_the_cheapest_rows_are_broken():
    sums, board = board_of(0, 0, price=10)
    target = row_of(sums, 0, 0)
    board.page.high[target] = 5
    board.page.price[target] = FIXED
    # Three rows over the place are broken if nothing else moves, and so are three others on every way round.
    assert walk(board, target, 1, EFFORT, room(sums)) == 30


def test_a_walk_leaves_everything_as_it_was():
    sums, board = board_of(-2, 2, price=7)
    page = [array.tolist() for array in board.page]
    walk(board, row_of(sums, 0, 0), 1, EFFORT, room(sums))
    assert [array.tolist() for array in board.page] == page
    assert not board.walk.off.any()
    assert not board.walk.by.any()
    assert (board.walk.spot == -1).all()


def test_moves_are_summed_up_and_restored():
    sums, board = board_of(-2, 2)
    move(board, 0, 3)
    assert board.walk.off[row_of(sums, 2, 2)] == 3
    assert board.walk.number.tolist() == [4, 1]
    restore(board)
    assert not board.walk.off.any()
    assert board.walk.number.tolist() == [0, 0]


def test_draws_fall_on_every_number_below_the_bound():
    random = np.array([12345], dtype=np.uint64)
    assert {draw(random, 5) for _ in range(200)} == {0, 1, 2, 3, 4}
