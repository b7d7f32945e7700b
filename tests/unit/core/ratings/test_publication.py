"""A publication cannot be built with a small voice in it, and all it says follows from what it shows."""

from fractions import Fraction

import pytest

from colonnade.core.ratings import (
    LEADERSHIP,
    PARTNERS,
    SERVICE_USERS,
    SMALLEST_SHOWN,
    STAFF_NETWORK,
    TEAMS,
    ElementSpread,
    Histogram,
    Lead,
    Publication,
    Showing,
    VoiceView,
    spread,
)


def _view(voice, *counts):
    return VoiceView(voice, Showing.SHOWN, Histogram(*counts))


HIDDEN = VoiceView(SERVICE_USERS, Showing.TOO_FEW)
SILENT = VoiceView(PARTNERS, Showing.NOBODY)


def test_the_smallest_voice_shown_has_five_people():
    assert SMALLEST_SHOWN == 5


@pytest.mark.parametrize("showing", [Showing.TOO_FEW, Showing.NOBODY])
def test_a_voice_that_is_not_shown_cannot_hold_counts(showing):
    with pytest.raises(ValueError, match="only there"):
        VoiceView(TEAMS, showing, Histogram(5))


def test_a_shown_voice_has_counts():
    with pytest.raises(ValueError, match="only there"):
        VoiceView(TEAMS, Showing.SHOWN)


@pytest.mark.parametrize(("people", "smallest"), [(4, 5), (1, 5), (0, 5), (9, 10)])
def test_a_small_voice_cannot_be_put_into_a_spread(people, smallest):
    with pytest.raises(ValueError, match="too small to be shown") as refused:
        ElementSpread("1.1", (_view(TEAMS, people),), smallest)
    assert str(people) not in str(refused.value).replace("1.1", "")


@pytest.mark.parametrize(("people", "smallest"), [(5, 5), (10, 10)])
def test_a_voice_just_large_enough_can(people, smallest):
    assert ElementSpread("1.1", (_view(TEAMS, people),), smallest).together.people == people


@pytest.mark.parametrize("smallest", [4, 1, 0, -5])
def test_the_threshold_may_be_raised_and_never_lowered(smallest):
    with pytest.raises(ValueError, match="never fewer"):
        ElementSpread("1.1", (), smallest)


def test_a_voice_comes_once():
    with pytest.raises(ValueError, match="comes twice"):
        ElementSpread("1.1", (_view(TEAMS, 5), _view(TEAMS, 5)))


def test_a_round_has_elements_each_of_them_once():
    with pytest.raises(ValueError, match="at least one element"):
        Publication(())
    with pytest.raises(ValueError, match="comes twice"):
        Publication((ElementSpread("1.1", ()), ElementSpread("1.1", ())))


@pytest.mark.parametrize(
    "other",
    [
        ElementSpread("1.2", (HIDDEN,)),
        ElementSpread("1.2", (_view(TEAMS, 6),)),
        ElementSpread("1.2", (VoiceView(TEAMS, Showing.TOO_FEW),)),
        ElementSpread("1.2", (_view(LEADERSHIP, 5),)),
        ElementSpread("1.2", (_view(TEAMS, 5), HIDDEN)),
        ElementSpread("1.2", ()),
    ],
)
def test_every_element_shows_the_same_people(other):
    with pytest.raises(ValueError, match="same number of people"):
        Publication((ElementSpread("1.1", (_view(TEAMS, 5),)), other))


def test_every_element_has_the_same_threshold():
    with pytest.raises(ValueError, match="same number of people"):
        Publication((ElementSpread("1.1", (_view(TEAMS, 9),), 5), ElementSpread("1.2", (_view(TEAMS, 9),), 6)))


def test_with_no_voice_hidden_the_whole_has_counts():
    found = ElementSpread("1.1", (_view(LEADERSHIP, 1, 2, 3), _view(TEAMS, 4, 5, 6, 7), SILENT))
    assert found.together == found.whole.counts == Histogram(5, 7, 9, 7)
    assert found.whole.words == "in progress"


def test_with_a_voice_hidden_the_whole_has_none():
    found = ElementSpread("1.1", (_view(LEADERSHIP, 0, 0, 6), HIDDEN))
    assert found.whole.counts is None
    assert found.whole.words == "in place"
    assert found.together == Histogram(0, 0, 6)


def test_each_hidden_voice_widens_the_bound():
    one = ElementSpread("1.1", (_view(LEADERSHIP, 0, 0, 8), HIDDEN))
    two = ElementSpread("1.1", (*one.voices, VoiceView(PARTNERS, Showing.TOO_FEW)))
    assert one.whole.words == "in place"
    assert two.whole.verdict is None


def test_a_higher_threshold_widens_the_bound():
    voices = (_view(LEADERSHIP, 5, 0, 14), HIDDEN)
    assert ElementSpread("1.1", voices, 9).whole.words == "in place"
    assert ElementSpread("1.1", voices, 10).whole.verdict is None


def test_a_hidden_or_silent_voice_has_no_verdict_and_no_view():
    assert [(view.verdict, view.view) for view in (HIDDEN, SILENT)] == [(None, None)] * 2


def test_a_voice_of_which_most_do_not_know_has_counts_but_no_view():
    half, most = _view(TEAMS, 0, 0, 3, 3), _view(TEAMS, 0, 0, 3, 4)
    assert half.view is not None
    assert most.view is None
    assert most.verdict is not None
    assert most.verdict.words == "most do not know"
    found = ElementSpread("1.1", (_view(LEADERSHIP, 6), most))
    assert (found.apart, found.lead(LEADERSHIP, TEAMS), list(found.views)) == (None, None, [LEADERSHIP])


def test_a_lead_needs_both_voices():
    found = ElementSpread("1.1", (_view(LEADERSHIP, 0, 0, 6), _view(TEAMS, 5), HIDDEN))
    assert found.lead(LEADERSHIP, TEAMS) == 2
    assert found.lead(TEAMS, LEADERSHIP) == -2
    assert found.lead(LEADERSHIP, SERVICE_USERS) is None
    assert found.lead(STAFF_NETWORK, LEADERSHIP) is None


ROUND = spread(
    {
        "1.1": {LEADERSHIP: Histogram(0, 0, 6), STAFF_NETWORK: Histogram(0, 3, 2)},
        "1.2": {LEADERSHIP: Histogram(0, 0, 6), STAFF_NETWORK: Histogram(5, 0, 0)},
        "1.3": {LEADERSHIP: Histogram(6, 0, 0), STAFF_NETWORK: Histogram(0, 0, 5)},
        "1.4": {LEADERSHIP: Histogram(3, 0, 3), STAFF_NETWORK: Histogram(0, 5, 0)},
        "1.5": {LEADERSHIP: Histogram(0, 6, 0), STAFF_NETWORK: Histogram(0, 5, 0)},
        "1.6": {LEADERSHIP: Histogram(0, 6, 0), STAFF_NETWORK: Histogram(0, 0, 1, 4)},
        "1.7": {LEADERSHIP: Histogram(0, 0, 6), STAFF_NETWORK: Histogram(5, 0, 0)},
    }
)


def test_elements_are_ranked_by_how_far_apart_the_voices_are():
    ranked = ROUND.furthest_apart()
    assert [found.element for found in ranked] == ["1.2", "1.3", "1.7", "1.4", "1.1", "1.5"]


def test_equally_divided_pools_are_ranked_by_the_widest_pair():
    split_alike = {LEADERSHIP: Histogram(3, 0, 3), TEAMS: Histogram(4, 0, 4)}
    at_the_ends = {LEADERSHIP: Histogram(6, 0, 0), TEAMS: Histogram(0, 0, 8)}
    published = spread({"1.1": split_alike, "1.2": at_the_ends})
    assert [found.element for found in published.furthest_apart()] == ["1.2", "1.1"]


def test_the_elements_that_leaders_see_better_than_the_staff_network():
    assert ROUND.leads() == (
        Lead("1.2", LEADERSHIP, STAFF_NETWORK, Fraction(2)),
        Lead("1.7", LEADERSHIP, STAFF_NETWORK, Fraction(2)),
        Lead("1.1", LEADERSHIP, STAFF_NETWORK, Fraction(3, 5)),
    )


def test_leads_can_be_asked_for_any_two_voices():
    assert ROUND.leads(STAFF_NETWORK, LEADERSHIP) == (Lead("1.3", STAFF_NETWORK, LEADERSHIP, Fraction(2)),)
    assert ROUND.leads(TEAMS, LEADERSHIP) == ()


def test_an_element_is_found_by_its_number():
    assert ROUND.element("1.3") is ROUND.elements[2]
    with pytest.raises(KeyError):
        ROUND.element("9.9")
