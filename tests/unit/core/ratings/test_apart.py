"""How far apart the voices are: the pool, its parts and the widest pair."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.ratings import LEADERSHIP, STAFF_NETWORK, TEAMS, VOICES, Apart, Pair, dispersion, how_far_apart
from tests.unit.core.ratings.worlds import any_shares, shares

any_voices = st.dictionaries(st.sampled_from(VOICES), any_shares, min_size=2)
ZERO, ONE = Fraction(0), Fraction(1)


@pytest.mark.parametrize("voices", [{}, {TEAMS: shares(1, 1, 1)}])
def test_fewer_than_two_voices_are_not_apart(voices):
    assert how_far_apart(voices) is None


def test_two_voices_at_the_two_ends():
    apart = how_far_apart({LEADERSHIP: shares(0, 0, 6), STAFF_NETWORK: shares(90, 0, 0)})
    assert apart == Apart(ONE, ZERO, Pair(LEADERSHIP, STAFF_NETWORK, Fraction(2), Fraction(2)))
    assert apart.between == 1


def test_voices_that_are_all_split_alike_are_divided_within_and_not_between():
    apart = how_far_apart({LEADERSHIP: shares(3, 0, 3), TEAMS: shares(20, 0, 20)})
    assert apart == Apart(ONE, ONE, Pair(LEADERSHIP, TEAMS, ZERO, ZERO))
    assert apart.between == 0


def test_the_one_that_sees_it_better_comes_first():
    apart = how_far_apart({STAFF_NETWORK: shares(1, 0, 0), LEADERSHIP: shares(0, 1, 0)})
    assert apart is not None
    assert (apart.widest.first, apart.widest.second) == (LEADERSHIP, STAFF_NETWORK)


def test_of_equally_wide_pairs_the_first_is_taken():
    voices = {LEADERSHIP: shares(0, 1, 0), TEAMS: shares(0, 0, 1), STAFF_NETWORK: shares(1, 0, 0)}
    apart = how_far_apart({**voices, "others": shares(0, 0, 1)})
    assert apart is not None
    assert (apart.widest.first, apart.widest.second, apart.widest.steps) == (TEAMS, STAFF_NETWORK, 2)


@given(any_voices)
def test_the_parts_fit_the_whole(voices):
    apart = how_far_apart(voices)
    assert apart is not None
    assert apart.dispersion == apart.within + apart.between
    assert apart.within == sum(dispersion(group) for group in voices.values()) / len(voices)
    assert (apart.between == 0) == (apart.widest.steps == 0) == (len(set(voices.values())) == 1)


@given(st.dictionaries(st.sampled_from(VOICES), st.tuples(*[st.integers(1, 9)] * 3), min_size=2), st.integers(2, 50))
def test_only_shares_matter_not_how_many_people_a_voice_has(voices, times):
    larger = {voice: shares(*(count * times for count in counts)) for voice, counts in voices.items()}
    assert how_far_apart(larger) == how_far_apart({voice: shares(*counts) for voice, counts in voices.items()})


@pytest.mark.parametrize(
    ("first", "second", "steps", "lead"),
    [
        (TEAMS, TEAMS, 1, 1),
        (TEAMS, LEADERSHIP, 1, 2),
        (TEAMS, LEADERSHIP, 1, -1),
        (TEAMS, LEADERSHIP, 3, 1),
    ],
)
def test_a_pair_that_cannot_be_is_refused(first, second, steps, lead):
    with pytest.raises(ValueError, match="two different voices"):
        Pair(first, second, Fraction(steps), Fraction(lead))


@pytest.mark.parametrize(("whole", "within"), [(0, 1), (2, 1), (1, -1)])
def test_parts_that_do_not_fit_are_refused(whole, within):
    with pytest.raises(ValueError, match="part of their dispersion"):
        Apart(Fraction(whole), Fraction(within), Pair(TEAMS, LEADERSHIP, ONE, ONE))
