"""Sparse rows modulo a prime are those that plain arithmetic gives."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.disclosure.protect.tableau import PRIME, add_multiple, find, grow, inverse, lay_out, room_needed

LISTS = [[0, 2, 3], [1, 2], [0, 1, 2, 3, 4], [4]]


def laid_out(lists=LISTS, width=5):
    first = np.cumsum([0, *map(len, lists)])
    column = np.concatenate(lists).astype(np.int32)
    return lay_out(first, column, np.ones(len(column), dtype=np.int64), width)


def dense(tableau, width=5):
    rows = tableau.rows
    found = np.zeros((len(rows.start), width), dtype=object)
    for row, (start, length) in enumerate(zip(rows.start, rows.length, strict=True)):
        found[row, rows.column[start : start + length]] = rows.value[start : start + length].tolist()
    return found


def listed(tableau, column):
    start, length = tableau.columns.start[column], tableau.columns.length[column]
    return tableau.columns.row[start : start + length].tolist()


def with_room(tableau, row, others):
    needed = np.zeros(2, dtype=np.int64)
    if not room_needed(tableau, row, np.array(others), len(others), needed):
        tableau = grow(tableau, needed, np.zeros(len(tableau.rows.length), dtype=np.bool_))
    assert room_needed(tableau, row, np.array(others), len(others), needed)
    return tableau


@given(st.integers(1, PRIME - 1))
@settings(max_examples=30, deadline=None, derandomize=True)
def test_a_number_times_its_inverse_is_one(number):
    assert int(inverse(number)) * number % PRIME == 1


def test_rows_are_laid_out_as_ones_and_found_by_column():
    tableau = laid_out()
    assert dense(tableau).tolist() == [[1, 0, 1, 1, 0], [0, 1, 1, 0, 0], [1, 1, 1, 1, 1], [0, 0, 0, 0, 1]]
    assert [listed(tableau, column) for column in range(5)] == [[0, 2], [1, 2], [0, 1, 2], [0, 2], [2, 3]]
    assert [find(tableau.rows, 0, column) >= 0 for column in range(5)] == [True, False, True, True, False]


steps = st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(1, PRIME - 1) | st.just(PRIME - 1))


@given(st.lists(steps, max_size=25))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_adding_multiples_is_plain_arithmetic_and_columns_keep_up(done):
    tableau = laid_out()
    plain = dense(tableau)
    space = np.zeros(10, dtype=np.int32), np.zeros(10, dtype=np.int64)
    for row, other, factor in done:
        if row != other:
            tableau = with_room(tableau, other, [row])
            add_multiple(tableau, row, other, factor, *space)
            plain[row] = (plain[row] + factor * plain[other]) % PRIME
    assert (dense(tableau) == plain).all()
    for column in range(5):
        holding = np.flatnonzero(plain[:, column]).tolist()
        assert tableau.columns.live[column] == len(holding)
        assert set(holding) <= set(listed(tableau, column))


def test_no_room_is_said_and_made():
    """Rows that are already longer than their place must be written elsewhere; what rows have left is used again."""
    tableau = laid_out([[place] for place in range(400)] + [list(range(400))], 400)
    others, needed = np.arange(400), np.zeros(2, dtype=np.int64)
    before, none = dense(tableau, 400), np.zeros(401, dtype=np.bool_)
    assert not room_needed(tableau, 400, others, 400, needed)
    grown = grow(tableau, needed, none)
    assert room_needed(grown, 400, others, 400, needed)
    assert (dense(grown, 400) == before).all()


def test_rows_that_are_gone_take_no_room():
    tableau, gone = laid_out(), np.array([False, True, False, True])
    left = grow(tableau, np.zeros(2, dtype=np.int64), gone)
    assert dense(left).tolist() == [[1, 0, 1, 1, 0], [0] * 5, [1, 1, 1, 1, 1], [0] * 5]
    assert left.columns.live.tolist() == tableau.columns.live.tolist()
