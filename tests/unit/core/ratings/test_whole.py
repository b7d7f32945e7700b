"""The whole says what is certain, and all of it, by bounds; here by trying every world."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.ratings import CANNOT_BE_SAID, NOBODY_ANSWERED, Histogram, Rating, Verdict, Whole, certain_verdict
from colonnade.core.ratings.verdicts import MOST_DO_NOT_KNOW, verdict
from tests.unit.core.ratings.worlds import any_histogram, every_histogram, every_small_histogram, fewer

ONE_HIDDEN = every_small_histogram()
TWO_HIDDEN = every_small_histogram(2, 8)


def _certain_by_enumeration(shown: Histogram, hidden: list[Histogram]) -> Verdict | None:
    found = {verdict(shown + histogram) for histogram in hidden}
    return found.pop() if len(found) == 1 else None


def test_there_are_69_histograms_of_one_to_four_people():
    assert len(ONE_HIDDEN) == len(set(ONE_HIDDEN)) == 69


@pytest.mark.parametrize("people", range(12))
def test_one_hidden_voice_the_bounds_give_exactly_what_every_world_gives(people):
    for shown in every_histogram(people):
        assert certain_verdict(shown, 4) == _certain_by_enumeration(shown, ONE_HIDDEN), shown


@fewer
@given(any_histogram)
def test_two_hidden_voices_the_bounds_give_exactly_what_every_world_gives(shown):
    assert certain_verdict(shown, 8) == _certain_by_enumeration(shown, TWO_HIDDEN)


@fewer
@given(any_histogram, st.integers(6, 8))
def test_a_higher_threshold_hides_larger_voices(shown, smallest_shown):
    hidden = every_small_histogram(1, smallest_shown - 1)
    assert certain_verdict(shown, smallest_shown - 1) == _certain_by_enumeration(shown, hidden)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (Histogram(5, 0, 0), Rating.NOT_IN_PLACE),
        (Histogram(4, 0, 0), None),
        (Histogram(0, 0, 5), Rating.IN_PLACE),
        (Histogram(0, 0, 4), None),
        (Histogram(0, 5, 0), Rating.IN_PROGRESS),
        (Histogram(0, 4, 0), None),
        (Histogram(3, 5, 3), Rating.IN_PROGRESS),
        (Histogram(3, 4, 3), None),
        (Histogram(9, 4, 0), Rating.NOT_IN_PLACE),
        (Histogram(9, 5, 0), None),
        (Histogram(0, 4, 9), Rating.IN_PLACE),
        (Histogram(0, 5, 9), None),
        (Histogram(9, 0, 0, 5), Rating.NOT_IN_PLACE),
        (Histogram(9, 0, 0, 6), None),
        (Histogram(1, 0, 0, 5), None),
        (Histogram(0, 0, 0, 5), Rating.DO_NOT_KNOW),
        (Histogram(0, 1, 0, 6), Rating.DO_NOT_KNOW),
        (Histogram(), None),
    ],
)
def test_just_certain_and_just_not(shown, expected):
    assert certain_verdict(shown, 4) == (Verdict(expected, expected) if expected else None)


@pytest.mark.parametrize("bound", [0, -1])
def test_a_bound_below_one_is_a_mistake(bound):
    with pytest.raises(ValueError, match="nobody hidden"):
        certain_verdict(Histogram(5), bound)


def test_with_nobody_hidden_the_whole_has_counts_and_its_own_verdict():
    whole = Whole.of(Histogram(3, 3), 0)
    assert whole.counts == Histogram(3, 3)
    assert whole.words == "between not in place and in progress"


def test_with_somebody_hidden_the_whole_never_has_counts():
    assert Whole.of(Histogram(0, 0, 90), 4) == Whole(None, Verdict(Rating.IN_PLACE, Rating.IN_PLACE))
    assert Whole.of(Histogram(0, 0, 90), 4).words == "in place"
    assert Whole.of(Histogram(0, 0, 0, 90), 4) == Whole(None, MOST_DO_NOT_KNOW)


def test_where_nothing_can_be_said_the_whole_says_why():
    assert Whole.of(Histogram(2, 2, 2), 4).words == CANNOT_BE_SAID
    assert Whole.of(Histogram(), 0).words == NOBODY_ANSWERED


@given(any_histogram, st.integers(1, 40))
def test_more_hidden_people_never_make_it_more_certain(shown, most_hidden):
    further = certain_verdict(shown, most_hidden + 1)
    assert further is None or certain_verdict(shown, most_hidden) == further
