"""A proof gathers changes until nobody, inside or outside, can compute a hidden row."""

import numpy as np

from colonnade.core.disclosure.protect.rounded.proving import Task, cover, is_open, new_proof, room
from colonnade.core.disclosure.protect.rounded.walking import FIXED, Board, Effort, Page, new_walk
from colonnade.core.disclosure.protect.rows import reduce
from tests.unit.core.disclosure.protect.rounded.plain import table_of

EFFORT = Effort(steps=50, tries=8, width=50, failures=0)


def setting(counts, *, low=-1, high=1, price=FIXED):
    """A table whose counts up to 7 are hidden; all rows may be as far off as said."""
    sums = reduce(table_of(counts))
    size = len(sums.counts)
    page = Page(
        np.full(size, low, np.int32), np.full(size, high, np.int32), 1 - sums.counts, np.full(size, price, np.int64)
    )
    hidden = sums.counts <= 7
    page.price[hidden] = FIXED
    task = Task(hidden, table_of(counts).counts.flat[sums.base] == 1, sums.counts)
    return sums, Board(sums.rows, page, new_walk(size, len(sums.base), 1)), task, new_proof(size, len(sums.base))


def test_every_hidden_row_is_moved():
    _, board, task, proof = setting([[3, 20], [15, 4]])
    targets = np.flatnonzero(task.hidden)
    assert all(is_open(proof, row) for row in targets)
    assert cover(board, task, proof, EFFORT, targets) == (2, 0)
    assert not any(is_open(proof, row) for row in targets)
    assert proof.used[1] > 0


def test_someone_alone_in_a_sum_does_not_notice_every_change_of_it():
    sums, board, task, proof = setting([[1, 2], [30, 40]])
    cover(board, task, proof, EFFORT, np.flatnonzero(task.hidden))
    both = int(np.flatnonzero(sums.counts == 3)[0])
    moved = [{int(place) for place in proof.at[proof.first[k] : proof.first[k + 1]]} for k in range(int(proof.used[1]))]
    assert not is_open(proof, both)
    # The place of the person alone is the first; some change moves the sum by the second place only.
    assert any(1 in places and 0 not in places for places in moved)


def test_a_row_that_cannot_move_fails():
    _, board, task, proof = setting([[3, 20], [15, 9]], low=0, high=0)
    assert cover(board, task, proof, EFFORT, np.flatnonzero(task.hidden)) == (1, 1)
    assert proof.used[1] == 0


def test_where_more_may_be_hidden_what_stands_in_the_way_is_hidden_and_free_to_rise():
    sums, board, task, proof = setting([[3, 20], [15, 9]], low=0, high=0, price=5)
    first = int(np.flatnonzero(task.hidden)[0])
    board.page.high[first] = 4
    assert cover(board, task, proof, EFFORT, np.array([first])) == (1, 0)
    assert task.hidden.sum() == 4
    assert (board.page.price[task.hidden] == FIXED).all()
    assert not any(is_open(proof, row) for row in np.flatnonzero(task.hidden))
    assert sums.counts[task.hidden].min() == 3


def test_a_proof_that_is_full_stops_and_goes_on_with_more_room():
    _, board, task, proof = setting([[3, 20], [15, 4]])
    full = proof._replace(at=proof.at[:1], by=proof.by[:1])
    targets = np.flatnonzero(task.hidden)
    assert cover(board, task, full, EFFORT, targets) == (0, 0)
    more = room(full, 4)
    assert cover(board, task, more, EFFORT, targets) == (2, 0)
    assert not any(is_open(more, row) for row in targets)
