"""Where agreement, voices and evidence do not fit."""

import pytest
from hypothesis import given

from colonnade.core.ratings import (
    LEADERSHIP,
    ORDER,
    PARTNERS,
    SERVICE_USERS,
    STAFF_NETWORK,
    TEAMS,
    AgainstVoices,
    Direction,
    EvidenceContradiction,
    Histogram,
    Kind,
    Liveness,
    Rating,
    against_voices,
    contradictions,
    spread,
)
from tests.unit.core.ratings.worlds import any_round, outcomes, steady

LOW, MIDDLE, HIGH, UNKNOWN = Rating
LOWER, HIGHER = Direction.DOWN, Direction.UP
ALL_LOW, ALL_MIDDLE, ALL_HIGH = Histogram(6), Histogram(0, 6), Histogram(0, 0, 6)
LOW_TO_MIDDLE, MIDDLE_TO_HIGH, ENDS = Histogram(3, 3), Histogram(0, 3, 3), Histogram(3, 0, 3)
DO_NOT_KNOW, FEW, NOBODY = Histogram(0, 0, 0, 6), Histogram(4), Histogram()


def _against(agreed, *voices):
    named = dict(zip((LEADERSHIP, TEAMS, STAFF_NETWORK, SERVICE_USERS, PARTNERS), voices, strict=False))
    return against_voices(spread({"1.1": named}).elements[0], agreed)


@pytest.mark.parametrize(
    ("agreed", "voices", "side", "how_many"),
    [
        (HIGH, (ALL_LOW, ALL_LOW), LOWER, 2),
        (HIGH, (ALL_MIDDLE, ALL_LOW), LOWER, 2),
        (HIGH, (LOW_TO_MIDDLE, ALL_MIDDLE, ALL_HIGH), LOWER, 2),
        (LOW, (ALL_MIDDLE, ALL_HIGH), HIGHER, 2),
        (LOW, (MIDDLE_TO_HIGH, ALL_HIGH, ALL_LOW, ALL_MIDDLE), HIGHER, 3),
        (MIDDLE, (ALL_LOW, ALL_LOW, ALL_HIGH), LOWER, 2),
        (MIDDLE, (ALL_HIGH, ALL_HIGH, ALL_LOW), HIGHER, 2),
        (HIGH, (ALL_LOW, ALL_LOW, DO_NOT_KNOW), LOWER, 2),
        (HIGH, (ALL_LOW, ALL_LOW, FEW, NOBODY), LOWER, 2),
    ],
)
def test_agreed_against_most_voices(agreed, voices, side, how_many):
    found = _against(agreed, *voices)
    assert found is not None
    assert (found.side, len(found.voices), found.agreed, found.kind) == (side, how_many, agreed, Kind.AGAINST_VOICES)


@pytest.mark.parametrize(
    ("agreed", "voices"),
    [
        (HIGH, ()),
        (HIGH, (ALL_LOW,)),
        (HIGH, (ALL_LOW, FEW)),
        (HIGH, (ALL_LOW, NOBODY)),
        (HIGH, (ALL_LOW, ALL_HIGH)),
        (HIGH, (ALL_LOW, ALL_LOW, ALL_HIGH, ALL_HIGH)),
        (HIGH, (ALL_LOW, DO_NOT_KNOW)),
        (HIGH, (MIDDLE_TO_HIGH, MIDDLE_TO_HIGH)),
        (HIGH, (ENDS, ENDS)),
        (LOW, (LOW_TO_MIDDLE, ENDS)),
        (MIDDLE, (ALL_LOW, ALL_HIGH)),
        (MIDDLE, (LOW_TO_MIDDLE, LOW_TO_MIDDLE)),
        (MIDDLE, (ENDS, ENDS)),
        (UNKNOWN, (ALL_LOW, ALL_LOW)),
    ],
)
def test_not_agreed_against_most_voices(agreed, voices):
    assert _against(agreed, *voices) is None


@steady
@given(any_round())
def test_no_rating_is_agreed_against_most_voices_on_both_sides(world):
    found = spread(world).elements[0]
    sides = [against.side for agreed in ORDER if (against := against_voices(found, agreed))]
    assert sides == sorted(sides, key=[Direction.UP, Direction.DOWN].index)


def test_the_sentence_says_how_many_of_how_many():
    found = _against(HIGH, ALL_LOW, ALL_MIDDLE, ALL_HIGH)
    assert found is not None
    assert found.sentence == "Agreed as in place, but 2 of the 3 voices shown see it at least one step lower."
    assert found.voices == (LEADERSHIP, TEAMS)
    other = _against(LOW, ALL_HIGH, ALL_HIGH)
    assert other is not None
    assert other.sentence == "Agreed as not in place, but 2 of the 2 voices shown see it at least one step higher."


@pytest.mark.parametrize(
    ("voices", "out_of"),
    [((), 2), ((TEAMS,), 1), ((TEAMS,), 2), ((TEAMS, PARTNERS), 1), ((TEAMS, PARTNERS, LEADERSHIP), 2)],
)
def test_too_few_voices_are_not_most_voices(voices, out_of):
    with pytest.raises(ValueError, match="more than half"):
        AgainstVoices("1.1", HIGH, LOWER, voices, out_of)


@pytest.mark.parametrize("side", [Direction.SAME, Direction.DIFFERENT])
def test_voices_are_against_from_one_side(side):
    with pytest.raises(ValueError, match="below"):
        AgainstVoices("1.1", HIGH, side, (TEAMS, PARTNERS), 2)


def test_a_contradiction_of_evidence_is_not_one_of_voices():
    with pytest.raises(ValueError, match="AgainstVoices"):
        EvidenceContradiction("1.1", Kind.AGAINST_VOICES)


@pytest.mark.parametrize(
    ("agreed", "behind", "kind", "sentence"),
    [
        (HIGH, Liveness.MISSING, Kind.NOTHING_BEHIND, "Rated in place, but there is nothing behind it yet."),
        (HIGH, Liveness.STALE, Kind.EVIDENCE_EXPIRED, "Rated in place, but the evidence for it has expired."),
    ],
)
def test_in_place_without_live_evidence(agreed, behind, kind, sentence):
    (found,) = contradictions({"1.1": agreed}, None, {"1.1": behind})
    assert found == EvidenceContradiction("1.1", kind)
    assert found.sentence == sentence


@pytest.mark.parametrize("agreed", [LOW, MIDDLE, UNKNOWN])
@pytest.mark.parametrize("behind", list(Liveness))
def test_evidence_is_asked_for_only_where_it_is_in_place(agreed, behind):
    assert contradictions({"1.1": agreed}, None, {"1.1": behind}) == ()


def test_in_place_with_live_evidence_contradicts_nothing():
    assert contradictions({"1.1": HIGH}, None, {"1.1": Liveness.LIVE}) == ()


def test_an_element_of_which_no_evidence_is_known_has_nothing_behind_it():
    assert contradictions({"1.1": HIGH}, None, {}) == (EvidenceContradiction("1.1", Kind.NOTHING_BEHIND),)


def test_the_list_keeps_the_order_and_puts_evidence_first():
    low = {TEAMS: ALL_LOW, LEADERSHIP: ALL_LOW}
    published = spread({"1.1": low, "1.2": low, "1.3": low})
    agreed = {"2.1": HIGH, "1.2": HIGH, "1.1": MIDDLE, "1.3": LOW}
    found = contradictions(agreed, published, {"1.2": Liveness.STALE})
    assert [(one.element, one.kind) for one in found] == [
        ("2.1", Kind.NOTHING_BEHIND),
        ("1.2", Kind.EVIDENCE_EXPIRED),
        ("1.2", Kind.AGAINST_VOICES),
        ("1.1", Kind.AGAINST_VOICES),
    ]


@pytest.mark.attack
@pytest.mark.parametrize("agreed", list(Rating))
def test_every_answer_of_a_hidden_voice_gives_the_same_contradictions(agreed):
    shown = {"1.1": {LEADERSHIP: ALL_HIGH, TEAMS: ALL_LOW}}
    assert outcomes(lambda world: contradictions({"1.1": agreed}, spread(world), {}), shown) == 1
