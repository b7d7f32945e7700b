"""“In place” needs live evidence; nothing that was agreed is changed by a standing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.ratings import (
    ORDER,
    EvidenceDates,
    Liveness,
    Moves,
    Rating,
    Standing,
    StandingCount,
    count_standings,
    liveness,
    moves,
    standing,
)

TODAY = date(2026, 3, 31)
DAY = timedelta(days=1)
LOW, MIDDLE, HIGH, UNKNOWN = Rating

agreed_ratings = st.dictionaries(st.sampled_from(["1.1", "1.2", "1.3", "2.1"]), st.sampled_from(list(Rating)))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (TODAY, None, Liveness.LIVE),
        (TODAY, TODAY, Liveness.LIVE),
        (TODAY - DAY, TODAY, Liveness.LIVE),
        (TODAY - DAY, TODAY - DAY, Liveness.STALE),
        (TODAY + DAY, None, Liveness.MISSING),
        (TODAY + DAY, TODAY + DAY, Liveness.MISSING),
    ],
)
def test_evidence_counts_from_its_first_day_to_the_end_of_its_last(first, last, expected):
    assert EvidenceDates(first, last).liveness(TODAY) is expected


def test_evidence_cannot_end_before_it_begins():
    assert EvidenceDates(TODAY, TODAY).last_day == TODAY
    with pytest.raises(ValueError, match="run out before"):
        EvidenceDates(TODAY, TODAY - DAY)


LIVE, STALE, NOT_YET = EvidenceDates(TODAY), EvidenceDates(TODAY - DAY, TODAY - DAY), EvidenceDates(TODAY + DAY)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([], Liveness.MISSING),
        ([NOT_YET], Liveness.MISSING),
        ([NOT_YET, STALE], Liveness.STALE),
        ([STALE, LIVE], Liveness.LIVE),
        ([LIVE, STALE, NOT_YET], Liveness.LIVE),
    ],
)
def test_one_live_piece_is_enough(pieces, expected):
    assert liveness(pieces, today=TODAY) is expected


@pytest.mark.parametrize(
    ("agreed", "behind", "expected"),
    [
        (HIGH, Liveness.LIVE, Standing.SHOWN),
        (HIGH, Liveness.STALE, Standing.CLAIMED),
        (HIGH, Liveness.MISSING, Standing.CLAIMED),
        (MIDDLE, Liveness.LIVE, Standing.IN_PROGRESS),
        (MIDDLE, Liveness.MISSING, Standing.IN_PROGRESS),
        (LOW, Liveness.LIVE, Standing.NOT_IN_PLACE),
        (LOW, Liveness.STALE, Standing.NOT_IN_PLACE),
        (UNKNOWN, Liveness.LIVE, None),
        (None, Liveness.LIVE, None),
    ],
)
def test_where_an_element_stands(agreed, behind, expected):
    assert standing(agreed, behind) is expected


@given(st.sampled_from([None, *Rating]))
def test_evidence_never_lifts_a_rating_and_its_loss_lowers_only_in_place(agreed):
    live, stale, missing = (standing(agreed, behind) for behind in Liveness)
    assert stale == missing
    assert (live != missing) == (agreed is HIGH)


def test_standings_are_counted():
    found = [Standing.SHOWN, Standing.SHOWN, Standing.CLAIMED, Standing.IN_PROGRESS, Standing.NOT_IN_PLACE, None]
    assert count_standings(found) == StandingCount(1, 1, 1, 2, 1)
    assert count_standings(found).elements == 6
    assert count_standings([]) == StandingCount(0, 0, 0, 0, 0)


@given(st.lists(st.sampled_from([None, *Standing])))
def test_every_element_is_counted_once(found):
    assert count_standings(found).elements == len(found)


@pytest.mark.parametrize("field", ["not_in_place", "in_progress", "claimed", "shown", "not_agreed"])
def test_a_number_of_elements_is_not_negative(field):
    with pytest.raises(ValueError, match="negative"):
        StandingCount(**{field: -1})


def test_what_moved_between_two_rounds():
    """R008: positions are compared between rounds."""
    before = {"1.1": LOW, "1.2": HIGH, "1.3": MIDDLE, "1.4": UNKNOWN, "2.1": LOW, "2.2": HIGH}
    after = {"2.3": LOW, "1.4": LOW, "1.3": MIDDLE, "1.2": MIDDLE, "1.1": HIGH, "2.2": UNKNOWN, "2.4": UNKNOWN}
    assert moves(before, after) == Moves(
        up=("1.1",), down=("1.2",), same=("1.3",), new=("2.3", "1.4"), gone=("2.1", "2.2")
    )


@given(agreed_ratings, agreed_ratings)
def test_every_agreed_element_moves_in_one_way(before, after):
    found = moves(before, after)
    everywhere = [*found.up, *found.down, *found.same, *found.new, *found.gone]
    agreed = {element for ratings in (before, after) for element, rating in ratings.items() if rating in ORDER}
    assert sorted(everywhere) == sorted(agreed)
    back = moves(after, before)
    assert (set(back.up), set(back.new), set(back.same)) == (set(found.down), set(found.gone), set(found.same))
