"""A page to the nearest 5 gives no small count away, and says no more than it has to (R096, R097)."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from colonnade.core.disclosure.protect.rounded import protect_rounded
from colonnade.core.disclosure.table import UNBOUNDED, Release, Rule, TableError
from tests.unit.core.disclosure.protect.rounded.plain import (
    ROUNDED,
    agrees,
    all_tables,
    determined,
    offered,
    people_of,
    table_of,
)

small_counts = arrays(
    np.int64, st.sampled_from([(2, 2), (2, 3), (1, 4)]), elements=st.sampled_from([0, 1, 1, 2, 3, 7, 8, 9, 12, 13, 30])
)
any_counts = arrays(
    np.int64,
    st.sampled_from([(3, 4), (2, 3, 4), (2, 2, 2, 4), (5, 4)]),
    elements=st.one_of(st.just(0), st.integers(1, 3), st.integers(0, 40)),
)
# Tables that are known to leak when they are shown plainly: many dimensions, many small counts.
LEAKING = [table_of(people_of(seed, (3, 2, 3, 3, 4), 6.0), hierarchy=(0, 0, 1, 1)) for seed in (1, 2)]


@cache
def first_leaking():
    """The page of the first of them, made once."""
    return protect_rounded(LEAKING[0], ROUNDED)


def plain(table):
    """The page with stars for small counts and no other."""
    small = (table.cells > 0) & (table.cells <= 7)
    return Release.of(table.dimensions, table.cells, small, rounding=5, smallest=8, sign=(1, 7))


def test_a_page_that_does_not_leak_has_stars_for_small_counts_and_no_others():
    table = table_of([[3, 20, 14], [11, 5, 40], [0, 31, 22]])
    rounded = protect_rounded(table, ROUNDED)
    assert rounded.hidden.tolist() == ((table.cells > 0) & (table.cells <= 7)).tolist()
    assert rounded.release.shown.tolist() == [[-1, 20, 15, 35], [10, -1, 40, 55], [0, 30, 20, 55], [15, 55, 75, 145]]
    assert set(rounded.release.high[rounded.hidden].tolist()) == {7}


@given(any_counts)
@settings(max_examples=40, deadline=None, derandomize=True)
def test_every_alternative_agrees_with_the_page_and_nobody_can_compute_a_hidden_cell(counts):
    table = table_of(counts)
    rounded = protect_rounded(table, ROUNDED)
    tables = offered(rounded)
    assert all(agrees(rounded.release, one) for one in tables)
    assert determined(tables, rounded.release, table) == set()


@given(small_counts)
@settings(max_examples=25, deadline=None, derandomize=True)
def test_among_all_tables_behind_the_page_every_hidden_cell_differs(counts):
    table = table_of(counts)
    rounded = protect_rounded(table, ROUNDED)
    assert determined(all_tables(rounded.release, table, 3), rounded.release, table) == set()


@given(small_counts)
@settings(max_examples=25, deadline=None, derandomize=True)
def test_more_is_hidden_where_the_plain_page_leaks_and_only_there(counts):
    table = table_of(counts)
    page = plain(table)
    leaks = bool(determined(all_tables(page, table, 7), page, table))
    rounded = protect_rounded(table, ROUNDED)
    assert bool((rounded.hidden & ~page.hidden).any()) == leaks
    assert (rounded.release.high[rounded.hidden] == (UNBOUNDED if leaks else 7)).all()


@pytest.mark.parametrize("table", LEAKING)
def test_a_table_of_five_dimensions_is_protected_from_outsiders_and_insiders(table):
    rounded = protect_rounded(table, ROUNDED)
    small = (table.cells > 0) & (table.cells <= 7)
    assert rounded.hidden[small].all()
    assert (rounded.hidden & ~small).any()
    assert not (rounded.hidden & (table.cells == 0)).any()
    tables = offered(rounded)
    assert all(agrees(rounded.release, one) for one in tables)
    assert determined(tables, rounded.release, table) == set()


def test_without_the_rule_for_insiders_outsiders_still_learn_nothing():
    rounded = protect_rounded(LEAKING[0], Rule(rounding=5, insiders=False))
    assert determined(offered(rounded), rounded.release, LEAKING[0], alone=False) == set()
    assert len(rounded.alternatives) < len(first_leaking().alternatives)


def test_the_same_seed_gives_the_same_page_and_proof():
    one, other = first_leaking(), protect_rounded(LEAKING[0], ROUNDED)
    assert one.hidden.tolist() == other.hidden.tolist()
    assert one.alternatives.at.tolist() == other.alternatives.at.tolist()
    assert one.alternatives.by.tolist() == other.alternatives.by.tolist()


def test_cells_said_to_be_sensitive_are_hidden_whatever_their_size_but_not_where_they_are_empty():
    table = table_of([[30, 0], [12, 25]])
    sensitive = np.zeros(table.shape, dtype=np.bool_)
    sensitive[0, :2] = True
    rounded = protect_rounded(table, ROUNDED, sensitive=sensitive)
    # The first row holds nobody else, so its total is the same number.
    assert rounded.hidden[0].tolist() == [True, False, True]
    assert set(rounded.release.high[rounded.hidden].tolist()) == {UNBOUNDED}
    assert determined(offered(rounded), rounded.release, table) == set()


def test_dear_cells_are_spared():
    table = LEAKING[0]
    extra = first_leaking().hidden & (table.cells > 7)
    costs = np.where(extra, 1000.0, 1.0)
    spared = protect_rounded(table, ROUNDED, costs=costs).hidden & extra
    assert spared.sum() < extra.sum()


def test_a_table_of_nobody_has_nothing_to_hide():
    rounded = protect_rounded(table_of(np.zeros((2, 3))), ROUNDED)
    assert not rounded.hidden.any()
    assert (rounded.release.shown == 0).all()
    assert len(rounded.alternatives) == 0


def test_progress_is_told_and_ends_with_every_hidden_row():
    told = []
    protect_rounded(LEAKING[0], ROUNDED, progress=lambda done, whole: told.append((done, whole)))
    assert told[-1][0] == told[-1][1] > 0
    assert all(done <= whole for done, whole in told)


@pytest.mark.parametrize("rule", [Rule(low=2, rounding=5), Rule(width=3, rounding=5)])
def test_what_the_profile_cannot_promise_is_refused(rule):
    with pytest.raises(TableError, match="nearest 5"):
        protect_rounded(table_of([[1, 20]]), rule)
