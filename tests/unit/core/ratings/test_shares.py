"""Shares divide one whole; a pool weighs each group the same."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.ratings import Shares, pool
from tests.unit.core.ratings.worlds import any_shares, shares

HALF = Fraction(1, 2)


@pytest.mark.parametrize("steps", [(HALF, HALF, HALF), (HALF, Fraction(0), Fraction(0)), (-HALF, HALF, Fraction(1))])
def test_shares_that_do_not_divide_one_whole_cannot_be_built(steps):
    with pytest.raises(ValueError, match="one whole"):
        Shares(*steps)


def test_cumulative_shares_and_position():
    found = shares(1, 2, 5)
    assert found.cumulative == (Fraction(1, 8), Fraction(3, 8))
    assert found.position == Fraction(12, 8)


def test_the_position_runs_from_0_to_2():
    assert [shares(1, 0, 0).position, shares(0, 1, 0).position, shares(0, 0, 1).position] == [0, 1, 2]


def test_a_large_voice_weighs_no_more_than_a_small_one():
    assert pool([shares(1000, 0, 0), shares(0, 0, 5)]) == Shares(HALF, Fraction(0), HALF)


def test_there_is_no_pool_of_nothing():
    with pytest.raises(ValueError, match="nothing to pool"):
        pool([])


@given(st.lists(any_shares, min_size=1, max_size=6), st.randoms())
def test_the_order_of_the_groups_does_not_matter(groups, random):
    mixed = list(groups)
    random.shuffle(mixed)
    assert pool(mixed) == pool(groups)
    assert pool([groups[0]] * len(groups)) == groups[0]
