"""A voice of fewer than five is never shown apart, nor to be worked out from the whole, an element or another round.

Worlds are built that differ only in what, and how many, the hidden voices answered. Nobody may be able to tell them
apart: what is stored and every page must be the same, letter for letter.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from colonnade.apps.programme import selectors
from colonnade.apps.programme.models import Answer, Round
from colonnade.foundation import clock
from tests.factories import make_trust, open_round
from tests.integration.programme.telling import (
    agree,
    agree_all,
    body,
    close,
    elements,
    end,
    forget,
    key_in,
    page_of,
    seat,
    stored,
    url,
)

MOMENT = datetime(2027, 3, 9, 12, tzinfo=UTC)
MIXED = {"1.1": "in_place", "2.2": "not_in_place", "3.1": "do_not_know", "6.2": "in_place"}
SHOWN = (
    ("leadership", 6, {"rating": "in_place", "ratings": {"1.2": "in_progress"}, "notes": {"1.1": "Leaders say so."}}),
    ("staff_network", 5, {"rating": "in_progress", "ratings": MIXED}),
)
# What the hidden voices of each world answered: how many people, and how.
WORLDS = {
    "one of each, content": {"teams": (1, {"rating": "in_place"}), "partners": (1, {"rating": "in_place"})},
    "four of each, discontent": {"teams": (4, {"rating": "not_in_place"}), "partners": (4, {"rating": "not_in_place"})},
    "three who do not know": {"teams": (3, {"rating": "do_not_know"}), "partners": (2, {"ratings": MIXED})},
    "two that differ by element": {"teams": (2, {"ratings": MIXED}), "partners": (4, {"rating": "in_place"})},
}
AFTER_THE_ANSWERS = (("round",), ("spread",), ("agree-list",), ("end-answers",), ("close-round",))
AFTER_THE_CLOSE = (("round",), ("spread",))


@pytest.fixture(scope="module")
def trust(stage):
    """A trust that has closed a round in which every voice was large enough to be shown."""
    with clock.at(MOMENT - timedelta(days=200)):
        cast = make_trust("RX1")
        round_ = open_round(cast, title="Spring")
        for voice in ("leadership", "staff_network", "teams", "partners"):
            key_in(cast, round_, voice, 5, rating="in_progress", ratings={"1.1": "not_in_place"})
        end(cast, round_)
        agree_all(cast, round_)
        close(cast, round_)
    return cast


@pytest.fixture(autouse=True)
def in_the_database(db):
    """Each test takes back what it does."""


@pytest.fixture
def windows(trust, client_of):
    """The browsers of who may look."""
    people = ("round_chair", "inclusion_lead", "board_reader", "network_chair")
    return {who: client_of(getattr(trust, who)) for who in people}


def tell(trust, windows, hidden):
    """Tell a world to its end, and give back everything that anybody could see of it. Then it never was."""
    forget()
    with clock.at(MOMENT), transaction.atomic():
        round_ = open_round(trust, title="Autumn")
        for voice, people, said in SHOWN:
            key_in(trust, round_, voice, people, **said)
        for voice, (people, said) in hidden.items():
            key_in(trust, round_, voice, people, **said)
        end(trust, round_)
        seen = {"stored": stored(trust, Round)["Round"][-1]["spread"]}
        agree(trust, round_, "1.1", "not_in_place")
        seen |= _look(trust, round_, windows, AFTER_THE_ANSWERS, "answers in")
        for element in elements(round_)[1:]:
            agree(trust, round_, element, "in_place")
        close(trust, round_)
        seen |= _look(trust, round_, windows, AFTER_THE_CLOSE, "closed")
        transaction.set_rollback(True)
    return seen


def _look(trust, round_, windows, pages, when):
    seen = {}
    for who, window in windows.items():
        asked = [url(name, trust, round_, *parts) for name, *parts in pages]
        asked += [url("spread-element", trust, round_, element) for element in elements(round_)]
        asked += [url(name, trust) for name in ("home", "contradictions", "rounds", "compare") if when == "closed"]
        if who == "round_chair" and when != "closed":
            asked += [url("agree", trust, round_, element) for element in ("1.1", "1.2", "6.2")]
        for address in asked:
            answer = window.get(address)
            assert answer.status_code in {200, 403}, address
            seen[when, who, address] = page_of(answer)
    return seen


def test_worlds_that_differ_in_hidden_voices_cannot_be_told_apart(trust, windows):
    told = {name: tell(trust, windows, hidden) for name, hidden in WORLDS.items()}
    first, *others = told
    for other in others:
        differing = [place for place in told[first] if told[first][place] != told[other][place]]
        assert differing == [], f"'{first}' and '{other}' differ"


def test_the_test_above_would_notice_a_difference(trust, windows):
    """With one person more the voice is large enough, and then what it said is there to be seen."""
    windows = {"round_chair": windows["round_chair"]}
    four = tell(trust, windows, {"teams": (4, {"rating": "in_place"})})
    five = tell(trust, windows, {"teams": (5, {"rating": "in_place"})})
    other_five = tell(trust, windows, {"teams": (5, {"rating": "not_in_place"})})
    assert four["stored"] != five["stored"] != other_five["stored"]
    chair = ("answers in", "round_chair")
    for name, *parts in (("spread",), ("spread-element", "2.1")):
        place = (*chair, f"/o/RX1/rounds/2/{name.replace('-element', '')}/{''.join(f'{part}/' for part in parts)}")
        assert four[place] != five[place] != other_five[place]


def test_which_voice_a_note_came_from_cannot_be_told(trust, windows):
    """The same notes, from a hidden voice in one world and from a shown one in the other."""
    windows = {"round_chair": windows["round_chair"]}
    note = {"notes": {"1.1": "Nights are hard."}}
    from_teams = tell(trust, windows, {"teams": (1, note), "partners": (1, {})})
    from_partners = tell(trust, windows, {"teams": (1, {}), "partners": (1, note)})
    assert from_teams == from_partners
    assert "Nights are hard." in from_teams["answers in", "round_chair", url("agree", trust, 2, "1.1")]


def test_the_whole_is_in_words_where_a_voice_is_hidden(trust, windows):
    told = tell(trust, {"board_reader": windows["board_reader"]}, {"teams": (2, {})})
    hidden = told["answers in", "board_reader", url("spread-element", trust, 2, "3.2")]
    assert "fewer than five: not shown apart" in hidden
    assert "All voices together: cannot be said without giving a small voice away." in hidden.replace("\n", " ")


@pytest.mark.parametrize(("contributions", "shows"), [(4, False), (5, True)])
def test_notes_are_read_from_five_contributions_on(trust, client_of, contributions, shows):
    round_ = open_round(trust)
    key_in(trust, round_, "teams", 1, notes={"1.1": "First words", "1.2": "Other words"})
    key_in(trust, round_, "partners", contributions - 2)
    key_in(trust, round_, "teams", 1, notes={"1.1": "Second words"})
    end(trust, round_)
    chair = client_of(trust.round_chair)
    for name in ("spread-element", "agree"):
        page = body(chair.get(url(name, trust, round_, "1.1")))
        assert ("What people noted" in page) == shows
        assert ("First words" in page) == ("Second words" in page) == shows
        assert "Other words" not in page


def test_notes_come_in_an_order_that_does_not_tell_who_came_first(trust):
    round_ = open_round(trust)
    for number in range(8):
        key_in(trust, round_, "teams", 1, notes={"1.1": f"Words number {number}"})
    with trust.acting():
        answers = Answer.objects.within(trust.organisation).filter(element="1.1").exclude(note="").order_by("pk")
        first = list(answers)[-8:]
        told = selectors.notes_on(round_, "1.1")
        for answer, note in zip(first, [one.note for one in first][::-1], strict=True):
            answer.note = note
            answer.save()
        assert selectors.notes_on(round_, "1.1") == told
    assert sorted(told) == [f"Words number {number}" for number in range(8)]


def test_nothing_of_a_hidden_voice_is_stored_with_the_round(trust):
    round_ = open_round(trust)
    key_in(trust, round_, "teams", 4, rating="not_in_place")
    seat(trust, round_, "partners")
    key_in(trust, round_, "leadership", 5, rating="in_place")
    end(trust, round_)
    spread = stored(trust, Round)["Round"][-1]["spread"]
    for _, voices in spread["elements"]:
        assert {"voice": "teams", "showing": "too_few"} in voices
        assert {"voice": "partners", "showing": "nobody"} in voices
        assert sum("counts" in voice for voice in voices) == 1
