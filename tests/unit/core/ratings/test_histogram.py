"""A histogram counts people."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.ratings import ORDER, Histogram, Rating
from tests.unit.core.ratings.worlds import any_histogram, any_rating


@pytest.mark.parametrize("field", ["not_in_place", "in_progress", "in_place", "do_not_know"])
@pytest.mark.parametrize("wrong", [-1, 1.0, "1", True, None, Fraction(1)])
def test_a_count_is_a_whole_number_of_people(field, wrong):
    with pytest.raises(ValueError, match="whole number"):
        Histogram(**{field: wrong})


def test_an_empty_histogram_has_nobody_and_says_nothing():
    nobody = Histogram()
    assert (nobody.people, nobody.rated, nobody.median, nobody.shares) == (0, 0, (), None)
    assert [nobody.share(rating) for rating in Rating] == [None] * 4


def test_people_who_do_not_know_are_people_but_have_not_rated():
    histogram = Histogram(1, 2, 4, 3)
    assert (histogram.people, histogram.rated, histogram.ordered) == (10, 7, (1, 2, 4))
    assert histogram.share(Rating.DO_NOT_KNOW) == Fraction(3, 10)
    assert histogram.share(Rating.IN_PLACE) == Fraction(4, 10)
    assert histogram.shares is not None
    assert histogram.shares.steps == (Fraction(1, 7), Fraction(2, 7), Fraction(4, 7))


def test_where_nobody_rated_there_are_no_shares_and_no_median():
    assert Histogram(do_not_know=6).shares is None
    assert Histogram(do_not_know=6).median == ()
    assert Histogram(do_not_know=6).share(Rating.IN_PLACE) == 0


@pytest.mark.parametrize(
    ("ordered", "median"),
    [
        ((1, 0, 0), (Rating.NOT_IN_PLACE,)),
        ((0, 1, 0), (Rating.IN_PROGRESS,)),
        ((0, 0, 1), (Rating.IN_PLACE,)),
        ((1, 1, 0), (Rating.NOT_IN_PLACE, Rating.IN_PROGRESS)),
        ((0, 1, 1), (Rating.IN_PROGRESS, Rating.IN_PLACE)),
        ((1, 0, 1), (Rating.NOT_IN_PLACE, Rating.IN_PLACE)),
        ((1, 1, 1), (Rating.IN_PROGRESS,)),
        ((2, 0, 1), (Rating.NOT_IN_PLACE,)),
        ((3, 2, 1), (Rating.NOT_IN_PLACE, Rating.IN_PROGRESS)),
        ((3, 2, 2), (Rating.IN_PROGRESS,)),
        ((1, 2, 3), (Rating.IN_PROGRESS, Rating.IN_PLACE)),
        ((2, 1, 2), (Rating.IN_PROGRESS,)),
    ],
)
def test_the_median_is_a_rating_or_the_pair_it_falls_between(ordered, median):
    assert Histogram(*ordered).median == median
    assert Histogram(*ordered, do_not_know=9).median == median


@given(st.lists(any_rating))
def test_counting_ratings_keeps_every_person(ratings):
    histogram = Histogram.of(ratings)
    assert histogram.people == len(ratings)
    assert [histogram.count(rating) for rating in Rating] == [ratings.count(rating) for rating in Rating]


@given(any_histogram, any_histogram)
def test_together_people_add_up_rating_by_rating(one, other):
    together = one + other
    assert together == other + one
    assert [together.count(r) for r in Rating] == [one.count(r) + other.count(r) for r in Rating]


@given(any_histogram)
def test_shares_add_up_to_one_whole(histogram):
    if histogram.people:
        assert sum(histogram.share(rating) for rating in Rating) == 1
    if histogram.shares:
        assert sum(histogram.shares.steps) == 1


@given(st.lists(st.sampled_from(ORDER), min_size=1))
def test_the_median_is_the_middle_of_the_people_in_a_row(ratings):
    row = sorted(ratings, key=lambda rating: rating.step)
    lower, upper = row[(len(row) - 1) // 2], row[len(row) // 2]
    assert Histogram.of(ratings).median == ((lower,) if lower is upper else (lower, upper))
