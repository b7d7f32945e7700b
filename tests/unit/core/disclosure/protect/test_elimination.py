"""What elimination shows and refuses is what ranks of plain matrices say; and least counts, and insiders."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.disclosure.protect.elimination import HIDDEN, OPEN, SHOWN, Eliminated, Elimination
from colonnade.core.disclosure.protect.rows import reduce
from colonnade.core.disclosure.protect.tableau import lay_out
from tests.unit.core.disclosure.protect.brute import table_of, tables

# The largest count that is hidden by itself here.
HIGHEST = 7


def eliminated(matrix, order, sensitive, *, forced=0, alone=None, least=None, insiders=False, progress=None):
    """The status of each row of a matrix of zeros and ones."""
    matrix, order = np.array(matrix), np.array(order, dtype=np.int64)
    none = np.zeros(len(matrix), dtype=np.bool_)
    made = Elimination(
        np.cumsum([0, *matrix.sum(axis=1)]).astype(np.int64),
        np.nonzero(matrix)[1].astype(np.int32),
        sensitive=np.array(sensitive, dtype=np.bool_),
        alone=none if alone is None else np.array(alone, dtype=np.bool_),
        least=np.zeros(matrix.shape[1], dtype=np.bool_) if least is None else np.array(least, dtype=np.bool_),
        insiders=insiders,
        seed=3,
    )
    made.force(order[:forced])
    made.offer(order[forced:], progress=progress)
    return made.result


def rank(rows):
    return int(np.linalg.matrix_rank(np.array(rows))) if len(rows) else 0


def follows(row, shown):
    return rank([*shown, row]) == rank(shown)


@st.composite
def systems(draw):
    """The sums of a small table, some of them sensitive, and an order of the rest."""
    table = draw(tables())
    sums = reduce(table)
    matrix = np.zeros((len(sums.counts), len(sums.base)), dtype=np.int64)
    for row in range(len(matrix)):
        matrix[row, sums.rows.down[slice(*sums.rows.down_first[row : row + 2])]] = 1
    small = sums.counts <= draw(st.sampled_from((1, 3, 7)))
    order = draw(st.permutations(np.flatnonzero(~small).tolist()))
    return matrix, order, small, sums.counts == 1


@given(systems())
@settings(max_examples=50, deadline=None, derandomize=True)
def test_the_greedy_choice_of_plain_ranks_is_made(system):
    """One after another: shown unless a hidden row would follow from what is shown."""
    matrix, order, small, _ = system
    hidden, shown = set(np.flatnonzero(small).tolist()), []
    for row in order:
        after = [*shown, matrix[row]]
        if not follows(matrix[row], shown) and any(follows(matrix[one], after) for one in hidden):
            hidden.add(row)
        else:
            shown.append(matrix[row])
    found = eliminated(matrix, order, small).status
    assert set(np.flatnonzero(found == HIDDEN).tolist()) == hidden
    assert (found[[row for row in order if row not in hidden]] == SHOWN).all()


@given(systems())
@settings(max_examples=50, deadline=None, derandomize=True)
def test_with_insiders_no_sensitive_row_is_a_multiple_of_that_of_a_person_alone(system):
    matrix, order, small, alone = system
    found = eliminated(matrix, order, small, alone=alone, insiders=True).status
    shown = [matrix[row] for row in np.flatnonzero(found == SHOWN)]
    assert (found[small] == HIDDEN).all()
    for person in np.flatnonzero(alone):
        for row in np.flatnonzero(small):
            assert row == person or not follows(matrix[row], [*shown, matrix[person]])


@given(systems())
@settings(max_examples=30, deadline=None, derandomize=True)
def test_the_reduced_rows_are_those_that_what_is_shown_leaves_free(system):
    matrix, order, small, _ = system
    found = eliminated(matrix, order, small)
    shown = [matrix[row] for row in np.flatnonzero(found.status == SHOWN)]
    hidden = np.flatnonzero(found.status == HIDDEN)
    free = np.zeros(matrix.shape)
    for row in hidden:
        place = slice(found.rows.start[row], found.rows.start[row] + found.rows.length[row])
        value = found.rows.value[place]
        assert len(value)
        free[row, found.rows.column[place]] = np.where(value > 2**30, value - (2**31 - 1), value)
    small_enough = [row for row in hidden if np.abs(free[row]).max() < 100]
    assert all(follows(matrix[row] - free[row], shown) for row in small_enough)


def test_a_sum_of_least_counts_is_not_shown_but_one_with_a_larger_count_is():
    rows, sensitive = [[1, 0], [0, 1], [1, 1]], [True, True, False]
    assert eliminated(rows, [2], sensitive, least=[True, True]).status.tolist() == [HIDDEN, HIDDEN, HIDDEN]
    assert eliminated(rows, [2], sensitive, least=[True, False]).status.tolist() == [HIDDEN, HIDDEN, SHOWN]


def test_a_person_alone_must_not_take_their_one_from_a_sum():
    rows, sensitive, alone = [[1, 0], [0, 1], [1, 1]], [True, True, False], [True, False, False]
    without = eliminated(rows, [2], sensitive, alone=alone)
    held = eliminated(rows, [2], sensitive, alone=alone, insiders=True)
    assert without.status[2] == SHOWN
    assert held.status[2] == HIDDEN


def test_what_an_earlier_page_shows_is_shown_whatever_follows_from_it():
    rows, sensitive = [[1, 0], [0, 1], [1, 1]], [True, True, False]
    found = eliminated(rows, [0, 2], sensitive, forced=1)
    assert found.status.tolist() == [SHOWN, HIDDEN, HIDDEN]


def test_whoever_waits_is_told_how_far_it_is():
    told = []
    eliminated([[1, 0], [0, 1], [1, 1]], [2], [True, True, False], progress=lambda *done: told.append(done))
    assert told[-1] == (1, 1)


def begun(table, *, insiders):
    sums = reduce(table)
    return sums, Elimination(
        sums.rows.down_first,
        sums.rows.down,
        sensitive=sums.counts <= HIGHEST,
        alone=sums.counts == 1,
        least=table.counts.flat[sums.base] == 1,
        insiders=insiders,
        seed=3,
    )


@given(tables(), st.booleans(), st.integers(0, 20))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_a_copy_goes_on_like_the_first_and_each_by_itself(table, insiders, part):
    sums, whole = begun(table, insiders=insiders)
    order = np.argsort(-sums.counts, kind="stable")
    order = order[sums.counts[order] > HIGHEST]
    _, halves = begun(table, insiders=insiders)
    assert halves.offer(order[:part])
    before = halves.result.status.copy()
    again = halves.copy()
    assert whole.offer(order)
    assert again.offer(order[part:])
    assert halves.result.status.tolist() == before.tolist()
    assert again.result.status.tolist() == whole.result.status.tolist()


def test_the_work_is_left_as_soon_as_too_much_is_lost():
    """One small cell of a square needs the three others for its cover, 90 people in all."""
    sums, made = begun(table_of([[3, 30], [30, 30]]), insiders=False)
    order = np.argsort(-sums.counts, kind="stable")
    order = order[sums.counts[order] > HIGHEST]
    price = sums.counts.astype(np.float64)
    assert not made.copy().offer(order, price=price, most=30.0)
    assert not made.copy().offer(order, price=price, most=90.0)
    assert made.copy().offer(order, price=price, most=90.5)
    full = made.copy()
    full.offer(order)
    assert price[full.result.status == HIDDEN].sum() == 3 + 90


def test_factors_of_a_row_count():
    """Where twice a and b is known, four times a and twice b follows, and a and b does not."""
    made = Elimination(
        np.array([0, 2, 4, 6]),
        np.array([0, 1, 0, 1, 0, 1], dtype=np.int32),
        value=np.array([2, 1, 1, 1, 4, 2]),
        sensitive=np.array([False, True, True]),
        alone=np.zeros(3, dtype=np.bool_),
        least=np.zeros(2, dtype=np.bool_),
        insiders=False,
        seed=1,
    )
    made.force(np.array([0]))
    assert made.result.rows.length.tolist()[1:] == [1, 0]


def test_what_is_left_is_apart_from_what_becomes_of_it():
    made = Elimination(
        np.array([0, 1, 2]),
        np.array([0, 1], dtype=np.int32),
        sensitive=np.array([False, False]),
        alone=np.zeros(2, dtype=np.bool_),
        least=np.zeros(2, dtype=np.bool_),
        insiders=False,
        seed=1,
    )
    before = made.left
    made.force(np.array([0, 1]))
    assert before.status.tolist() == [OPEN, OPEN]
    assert made.result.status.tolist() == [SHOWN, SHOWN]


def test_a_part_that_was_decided_apart_goes_back_among_all_rows():
    whole = Eliminated(np.array([SHOWN, OPEN, OPEN], dtype=np.int8), rows_of([[0], [0, 1], [1]]))
    part = Eliminated(np.array([SHOWN, HIDDEN, HIDDEN], dtype=np.int8), rows_of([[1], [1], [0]]))
    made = part.among(np.array([1, 2]), whole)
    assert made.status.tolist() == [SHOWN, SHOWN, HIDDEN]
    assert made.rows.length.tolist() == [0, 1, 1]
    assert made.rows.column[made.rows.start[2]] == 1


def rows_of(lists):
    first = np.cumsum([0, *map(len, lists)])
    column = np.concatenate([np.array(one, dtype=np.int32) for one in lists])
    return lay_out(first, column, np.ones(len(column), dtype=np.int64), 2).rows
