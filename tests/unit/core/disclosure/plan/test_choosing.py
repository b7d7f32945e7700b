"""Choosing which numbers a plan shows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.disclosure.plan.choosing import PRIME, choose


def rows(*texts):
    return np.array([[int(sign) for sign in text] for text in texts], dtype=np.int64)


def chosen(candidates, sensitive, alone=None, seed=0):
    known = np.zeros(len(sensitive), dtype=np.bool_) if alone is None else np.array(alone)
    return choose(candidates, sensitive, known, seed)


def test_a_sum_that_would_give_a_sensitive_one_away_is_kept_back():
    found = chosen(rows("111", "011"), rows("100"))
    assert found.published.tolist() == [True, False]


def test_the_order_decides_which_of_two_is_published():
    found = chosen(rows("011", "111"), rows("100"))
    assert found.published.tolist() == [True, False]


def test_what_follows_anyway_is_published():
    found = chosen(rows("1100", "0011", "1111"), rows("1000"))
    assert found.published.all()


def test_somebody_alone_is_not_told_of_another():
    # With the sum of both, whoever is the first can compute the second.
    assert chosen(rows("110"), rows("100", "010"), [False, False]).published.all()
    assert not chosen(rows("110"), rows("100", "010"), [True, False]).published.any()


def test_two_who_are_not_alone_may_be_tied_to_each_other_beside_one_who_is():
    found = chosen(rows("1100", "0011"), rows("1000", "0100", "0010"), [False, False, True])
    assert found.published.tolist() == [True, True]


def test_the_freedom_that_is_left_changes_nothing_that_is_published():
    candidates = rows("11110000", "00001111", "10001000", "01000100", "00100010")
    found = chosen(candidates, rows("10000000", "01000000"))
    told = candidates[found.published]
    assert found.freedom.shape[1] == 8 - np.linalg.matrix_rank(told)
    assert not (told @ found.freedom % PRIME).any()


@given(st.integers(0, 2**32 - 1))
def test_exactly_what_real_arithmetic_calls_safe_is_published(seed):
    random = np.random.default_rng(seed)
    candidates = random.integers(0, 2, (8, 6))
    sensitive = np.unique(random.integers(0, 2, (3, 6)), axis=0)
    sensitive = sensitive[sensitive.any(axis=1)]
    told = np.zeros((0, 6), dtype=np.int64)
    for row, published in zip(candidates, chosen(candidates, sensitive).published, strict=True):
        tried = np.vstack([told, row])
        safe = not any(settled(tried, one) for one in sensitive)
        assert published == safe
        told = tried if published else told


def settled(told, row):
    return np.linalg.matrix_rank(np.vstack([told, row])) == np.linalg.matrix_rank(told)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_seed_does_not_change_what_is_safe(seed):
    candidates = rows("1111", "1100", "0110", "0011", "1010")
    assert chosen(candidates, rows("1000"), seed=seed).published.tolist() == [True, True, True, True, False]
