"""Ratings have an order, and “do not know” stands outside it."""

import pytest

from colonnade.core.ratings import ORDER, VOICES, Rating, voice_order


def test_there_are_four_ratings_as_stored():
    assert [rating.value for rating in Rating] == ["not_in_place", "in_progress", "in_place", "do_not_know"]


def test_the_three_ordered_ratings_are_the_steps_0_1_2():
    assert [rating.step for rating in ORDER] == [0, 1, 2]
    assert ORDER == (Rating.NOT_IN_PLACE, Rating.IN_PROGRESS, Rating.IN_PLACE)
    assert all(rating.is_ordered for rating in ORDER)


def test_do_not_know_has_no_step():
    assert not Rating.DO_NOT_KNOW.is_ordered
    with pytest.raises(ValueError, match="no place in the order"):
        _ = Rating.DO_NOT_KNOW.step


def test_ratings_are_worded_not_only_coloured():
    """R003: a rating has words of its own."""
    assert [rating.words for rating in Rating] == ["not in place", "in progress", "in place", "do not know"]


def test_voices_come_in_one_order_whatever_the_order_given():
    given = ["zebra", "partners", "apple", "leadership", "service_users", "teams", "staff_network"]
    assert sorted(given, key=voice_order) == [*VOICES, "apple", "zebra"]
