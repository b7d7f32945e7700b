"""What is kept of a round is named so that a log or an error says which it is, and not who it is about."""

from __future__ import annotations

import pytest

from colonnade.apps.programme.models import (
    Agreement,
    Answer,
    AnswerEvidence,
    Contribution,
    Focus,
    Rating,
    Round,
    RoundTeam,
    Seat,
    Voice,
)
from colonnade.apps.programme.models.agreements import AGREED
from colonnade.core import ratings


@pytest.mark.parametrize(
    ("thing", "name"),
    [
        (Round(title="Autumn"), "Autumn"),
        (Seat(role="chair", voice=""), "Round chair"),
        (Seat(role="contributor", voice="staff_network"), "Contributor"),
        (RoundTeam(team_id=4), "team 4"),
        (Contribution(pk=7, voice="staff_network"), "contribution 7"),
        (Answer(element="1.1", rating="in_place", note="Secret"), "1.1 in_place"),
        (AnswerEvidence(evidence_id=9), "evidence 9"),
        (Agreement(element="1.1", rating="in_place", reason="Secret"), "1.1 in_place"),
        (Focus(pillar="inclusion-2022/1", reason="Secret"), "inclusion-2022/1"),
    ],
)
def test_things_are_named_without_who_or_why(thing, name):
    assert str(thing) == name


def test_ratings_and_voices_are_those_of_the_core():
    assert {rating.value for rating in Rating} == {rating.value for rating in ratings.Rating}
    assert [voice.value for voice in Voice] == list(ratings.VOICES)


def test_nobody_agrees_that_they_do_not_know():
    assert [value for value, _ in AGREED] == ["in_place", "in_progress", "not_in_place"]
