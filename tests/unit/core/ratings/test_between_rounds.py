"""Two rounds are compared in words, never in numbers."""

from dataclasses import fields

import pytest
from hypothesis import given

from colonnade.core.ratings import (
    LEADERSHIP,
    PARTNERS,
    SERVICE_USERS,
    STAFF_NETWORK,
    TEAMS,
    Change,
    Direction,
    Histogram,
    NotCompared,
    Rating,
    Verdict,
    compare,
    spread,
)
from tests.unit.core.ratings.worlds import any_round, outcomes, steady

IN_PLACE = Verdict(Rating.IN_PLACE, Rating.IN_PLACE)


def _changes(before, after):
    return {(change.element, change.voice): change for change in compare(spread(before), spread(after))}


def _one(before, after):
    return _changes({"1.1": {TEAMS: before}}, {"1.1": {TEAMS: after}})["1.1", TEAMS]


@pytest.mark.parametrize(
    ("before", "after", "direction", "words"),
    [
        (Histogram(5), Histogram(0, 6), Direction.UP, "up, from not in place to in progress"),
        (Histogram(0, 0, 5), Histogram(0, 9), Direction.DOWN, "down, from in place to in progress"),
        (Histogram(0, 5), Histogram(1, 5), Direction.SAME, "still in progress"),
        (Histogram(0, 6), Histogram(3, 0, 3), Direction.DIFFERENT,
         "changed, from in progress to between not in place and in place"),
        (Histogram(0, 0, 6), Histogram(0, 0, 0, 6), Direction.DIFFERENT, "changed, from in place to most do not know"),
    ],
)  # fmt: skip
def test_a_change_in_words(before, after, direction, words):
    change = _one(before, after)
    assert (change.direction, change.words) == (direction, words)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (Histogram(4), Histogram(5), NotCompared.TOO_FEW),
        (Histogram(5), Histogram(4), NotCompared.TOO_FEW),
        (Histogram(), Histogram(4), NotCompared.TOO_FEW),
        (Histogram(5), Histogram(), NotCompared.NOBODY),
        (Histogram(), Histogram(), NotCompared.NOBODY),
    ],
)
def test_a_voice_that_is_not_shown_in_both_rounds_is_not_compared(before, after, reason):
    change = _one(before, after)
    assert (change.reason, change.was, change.now, change.direction) == (reason, None, None, None)
    assert change.words == f"not compared: {reason.value}"


def test_the_whole_is_compared_where_both_rounds_say_it():
    hidden = {TEAMS: Histogram(0, 0, 20), SERVICE_USERS: Histogram(3)}
    shown = {TEAMS: Histogram(0, 20), SERVICE_USERS: Histogram()}
    assert _changes({"1.1": shown}, {"1.1": hidden})["1.1", None].words == "up, from in progress to in place"


def test_the_whole_is_not_compared_where_a_round_cannot_say_it():
    unsaid = {TEAMS: Histogram(3, 3, 3), SERVICE_USERS: Histogram(3)}
    said = {TEAMS: Histogram(3, 3, 3), SERVICE_USERS: Histogram()}
    for before, after in ((unsaid, said), (said, unsaid), (unsaid, unsaid)):
        assert _changes({"1.1": before}, {"1.1": after})["1.1", None].reason is NotCompared.NOT_SAID


def test_the_whole_is_not_compared_where_nobody_answered():
    change = _changes({"1.1": {TEAMS: Histogram()}}, {"1.1": {TEAMS: Histogram(9)}})["1.1", None]
    assert change.reason is NotCompared.NOBODY


def test_what_only_one_round_has_is_left_out():
    before = {
        "1.1": {TEAMS: Histogram(5), PARTNERS: Histogram(5)},
        "1.2": {TEAMS: Histogram(5), PARTNERS: Histogram(5)},
    }
    after = {
        "1.2": {TEAMS: Histogram(5), LEADERSHIP: Histogram(5)},
        "1.3": {TEAMS: Histogram(5), LEADERSHIP: Histogram(5)},
    }
    assert list(_changes(before, after)) == [("1.2", TEAMS), ("1.2", None)]


def test_the_order_is_that_of_the_later_round():
    before = {element: {TEAMS: Histogram(5), LEADERSHIP: Histogram(5)} for element in ("1.1", "1.2")}
    after = dict(reversed(before.items()))
    assert list(_changes(before, after)) == [
        (element, voice) for element in ("1.2", "1.1") for voice in (LEADERSHIP, TEAMS, None)
    ]


@pytest.mark.parametrize(
    "parts",
    [{}, {"was": IN_PLACE}, {"now": IN_PLACE}, {"was": IN_PLACE, "reason": NotCompared.NOBODY},
     {"was": IN_PLACE, "now": IN_PLACE, "reason": NotCompared.NOBODY}],
)  # fmt: skip
def test_half_a_comparison_cannot_be_built(parts):
    with pytest.raises(ValueError, match="two verdicts, or a reason"):
        Change("1.1", TEAMS, **parts)


@pytest.mark.attack
@steady
@given(any_round(), any_round())
def test_a_comparison_holds_words_and_no_number(before, after):
    for change in compare(spread(before), spread(after)):
        held = [getattr(change, field.name) for field in fields(change)]
        assert all(part is None or isinstance(part, str | Verdict) for part in held)
        assert not any(sign.isdigit() for sign in change.words)


@pytest.mark.attack
@pytest.mark.parametrize("joined", [1, 2, 3, 4])
def test_what_a_few_newcomers_said_cannot_be_told_from_the_comparison(joined):
    """Eleven say “in progress” again, up to four are new: whatever these say, the comparison is the same."""
    before = spread({"1.1": {TEAMS: Histogram(0, 11)}})
    said, counted = set(), set()
    for rating in ("not_in_place", "in_progress", "in_place", "do_not_know"):
        after = spread({"1.1": {TEAMS: Histogram(0, 11) + Histogram(**{rating: joined})}})
        said.add(compare(before, after))
        counted.add(after.elements[0].together)
    assert len(said) == 1
    assert len(counted) == 4, "a comparison of counts would tell the four apart"


@pytest.mark.attack
def test_a_newcomer_who_replaces_a_leaver_cannot_be_told_from_the_comparison():
    """Equal sizes are no safer than sizes that differ by one: words only, whatever the sizes."""
    before = spread({"1.1": {TEAMS: Histogram(1, 7, 1)}})
    after = [
        spread({"1.1": {TEAMS: counts}}) for counts in (Histogram(0, 7, 2), Histogram(2, 7, 0), Histogram(1, 7, 1))
    ]
    assert len({compare(before, published) for published in after}) == 1


@pytest.mark.attack
def test_every_answer_of_a_voice_hidden_now_gives_the_same_comparison():
    shown = {"1.1": {TEAMS: Histogram(2, 4, 3), STAFF_NETWORK: Histogram(1, 5, 1)}}
    before = spread({"1.1": {**shown["1.1"], SERVICE_USERS: Histogram(1, 2, 2)}})
    assert outcomes(lambda world: compare(before, spread(world)), shown) == 1
    assert outcomes(lambda world: compare(spread(world), before), shown) == 1
    assert outcomes(lambda world: world["1.1"][SERVICE_USERS].people - 5, shown) > 1
