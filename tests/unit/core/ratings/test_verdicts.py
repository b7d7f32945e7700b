"""A verdict is the median in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.ratings import ORDER, Direction, Histogram, Rating, Verdict, direction, verdict
from colonnade.core.ratings.verdicts import MOST_DO_NOT_KNOW
from tests.unit.core.ratings.worlds import any_histogram

LOW, MIDDLE, HIGH, UNKNOWN = Rating
PAIRS = [(one, other) for one in ORDER for other in ORDER if one.step <= other.step]
any_verdict = st.sampled_from([Verdict(*pair) for pair in PAIRS])


@pytest.mark.parametrize("ends", [(MIDDLE, LOW), (HIGH, LOW), (HIGH, MIDDLE), (LOW, UNKNOWN), (UNKNOWN, HIGH)])
def test_a_verdict_runs_from_low_to_high(ends):
    with pytest.raises(ValueError, match="from a lower rating"):
        Verdict(*ends)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (Histogram(3, 1, 1), "not in place"),
        (Histogram(1, 3, 1), "in progress"),
        (Histogram(1, 1, 3), "in place"),
        (Histogram(3, 3, 0), "between not in place and in progress"),
        (Histogram(0, 3, 3), "between in progress and in place"),
        (Histogram(3, 0, 3), "between not in place and in place"),
        (Histogram(0, 0, 3, 3), "in place"),
        (Histogram(0, 0, 3, 4), "most do not know"),
        (Histogram(0, 0, 0, 1), "most do not know"),
    ],
)
def test_the_words_of_a_verdict(counts, words):
    found = verdict(counts)
    assert found is not None
    assert found.words == words


def test_nobody_has_no_verdict():
    assert verdict(Histogram()) is None


@given(any_histogram)
def test_a_verdict_is_the_median_unless_most_do_not_know(counts):
    found = verdict(counts)
    if found is None:
        assert counts.people == 0
    elif found == MOST_DO_NOT_KNOW:
        assert not found.is_ordered
        assert counts.do_not_know > counts.rated
    else:
        assert found.is_ordered
        assert {found.lower, found.upper} == set(counts.median)


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ((LOW, LOW), (MIDDLE, MIDDLE), Direction.UP),
        ((LOW, LOW), (LOW, MIDDLE), Direction.UP),
        ((LOW, MIDDLE), (MIDDLE, MIDDLE), Direction.UP),
        ((LOW, HIGH), (HIGH, HIGH), Direction.UP),
        ((HIGH, HIGH), (MIDDLE, HIGH), Direction.DOWN),
        ((MIDDLE, HIGH), (LOW, MIDDLE), Direction.DOWN),
        ((LOW, HIGH), (MIDDLE, MIDDLE), Direction.DIFFERENT),
        ((MIDDLE, MIDDLE), (LOW, HIGH), Direction.DIFFERENT),
        ((LOW, HIGH), (LOW, HIGH), Direction.SAME),
        ((UNKNOWN, UNKNOWN), (UNKNOWN, UNKNOWN), Direction.SAME),
        ((UNKNOWN, UNKNOWN), (LOW, LOW), Direction.DIFFERENT),
        ((HIGH, HIGH), (UNKNOWN, UNKNOWN), Direction.DIFFERENT),
    ],
)
def test_the_direction_of_a_change(was, now, expected):
    assert direction(Verdict(*was), Verdict(*now)) is expected


@given(any_verdict, any_verdict)
def test_the_way_back_is_the_other_way(was, now):
    back = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}
    there = direction(was, now)
    assert direction(now, was) is back.get(there, there)
