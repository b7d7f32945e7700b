"""The measures have the properties that their docstrings claim."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.ratings import ORDER, Histogram, Shares, dispersion, distance, lead, pool
from tests.unit.core.ratings.worlds import any_histogram, any_shares, shares

rated = any_histogram.filter(lambda found: found.rated > 0)


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ((7, 0, 0), Fraction(0)),
        ((0, 7, 0), Fraction(0)),
        ((0, 0, 7), Fraction(0)),
        ((4, 0, 4), Fraction(1)),
        ((1, 1, 0), Fraction(1, 2)),
        ((0, 1, 1), Fraction(1, 2)),
        ((1, 2, 1), Fraction(3, 4)),
        ((1, 1, 1), Fraction(8, 9)),
        ((2, 0, 3), Fraction(96, 100)),
        ((9, 0, 1), Fraction(36, 100)),
    ],
)
def test_dispersion_at_known_points(group, expected):
    assert dispersion(shares(*group)) == expected


@given(any_shares)
def test_dispersion_is_0_to_1(group):
    assert 0 <= dispersion(group) <= 1


@given(any_shares)
def test_dispersion_is_0_only_where_everyone_says_the_same(group):
    assert (dispersion(group) == 0) == (max(group.steps) == 1)


@given(any_shares)
def test_dispersion_is_1_only_where_half_stand_at_each_end(group):
    assert (dispersion(group) == 1) == (group.steps == (Fraction(1, 2), 0, Fraction(1, 2)))


@given(any_shares)
def test_dispersion_of_the_mirror_image_is_the_same(group):
    assert dispersion(Shares(*reversed(group.steps))) == dispersion(group)


@given(st.lists(st.sampled_from(ORDER), min_size=1, max_size=12))
def test_dispersion_is_the_average_number_of_steps_between_two_people(ratings):
    pairs = [abs(one.step - other.step) for one, other in product(ratings, repeat=2)]
    group = Histogram.of(ratings).shares
    assert group is not None
    assert dispersion(group) == Fraction(sum(pairs), len(pairs))


@given(rated, st.sampled_from([-1, 1]), st.integers(0, 2))
def test_dispersion_never_falls_when_someone_moves_away_from_the_median(histogram, towards, start):
    median = histogram.median[0 if towards < 0 else -1]
    away = start <= median.step if towards < 0 else start >= median.step
    if not (away and 0 <= start + towards <= 2 and histogram.ordered[start]):
        return
    moved = list(histogram.ordered)
    moved[start] -= 1
    moved[start + towards] += 1
    assert dispersion(shares(*moved)) >= dispersion(shares(*histogram.ordered))


@given(st.lists(any_shares, min_size=1, max_size=5))
def test_a_pool_is_at_least_as_divided_as_its_groups_on_average_and_more_unless_they_divide_alike(groups):
    within = sum(dispersion(group) for group in groups) / len(groups)
    assert dispersion(pool(groups)) >= within
    assert (dispersion(pool(groups)) == within) == (len(set(groups)) == 1)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((1, 0, 0), (0, 0, 1), 2),
        ((1, 0, 0), (0, 1, 0), 1),
        ((0, 1, 0), (0, 0, 1), 1),
        ((0, 1, 0), (1, 0, 1), 1),
        ((3, 1, 0), (6, 2, 0), 0),
        ((1, 1, 0), (0, 1, 1), 1),
    ],
)
def test_distance_at_known_points(one, other, expected):
    assert distance(shares(*one), shares(*other)) == expected


@given(any_shares, any_shares)
def test_distance_is_0_to_2_and_the_same_both_ways_round(one, other):
    assert 0 <= distance(one, other) <= 2
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert (distance(one, other) == 2) == ({one.position, other.position} == {0, 2})


@given(any_shares, any_shares, any_shares)
def test_a_way_over_a_third_group_is_never_shorter(one, other, third):
    assert distance(one, other) <= distance(one, third) + distance(third, other)


def _cheapest_way(one: list[int], other: list[int]) -> int:
    """The fewest steps that turn one row of people into the other: each keeps their place in the row."""
    return sum(abs(a - b) for a, b in zip(sorted(one), sorted(other), strict=True))


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=12))
def test_distance_is_the_fewest_steps_for_each_person(pairs):
    ones, others = [list(side) for side in zip(*pairs, strict=True)]
    one = shares(*(ones.count(step) for step in range(3)))
    other = shares(*(others.count(step) for step in range(3)))
    assert distance(one, other) == Fraction(_cheapest_way(ones, others), len(pairs))


def test_the_one_that_sees_it_better_leads():
    assert lead(shares(0, 0, 1), shares(1, 0, 0)) == 2
    assert lead(shares(1, 0, 0), shares(0, 0, 1)) == -2
    assert lead(shares(0, 2, 4), shares(6, 2, 1)) == Fraction(11, 9)


def test_two_groups_can_be_apart_without_a_lead():
    assert lead(shares(0, 1, 0), shares(1, 0, 1)) == 0
    assert distance(shares(0, 1, 0), shares(1, 0, 1)) == 1


@given(any_shares, any_shares, any_shares)
def test_leads_turn_round_add_up_and_are_no_more_than_the_distance(one, other, third):
    assert lead(one, other) == -lead(other, one)
    assert lead(one, third) == lead(one, other) + lead(other, third)
    assert abs(lead(one, other)) <= distance(one, other)


@given(any_shares, any_shares)
def test_lead_equals_distance_only_where_one_is_nowhere_less_favourable(one, other):
    gaps = [b - a for a, b in zip(one.cumulative, other.cumulative, strict=True)]
    nowhere_less = min(gaps) >= 0 or max(gaps) <= 0
    assert (abs(lead(one, other)) == distance(one, other)) == nowhere_less
