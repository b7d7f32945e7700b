"""The list of rounds, one round, and who sits in it."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from colonnade.apps.accounts.models import Person
from colonnade.apps.organisations.models import Team
from colonnade.apps.programme import rules
from colonnade.apps.programme.models import Seat
from colonnade.apps.programme.presenters.rounds import agreed_rows, round_page, rounds_page, seat_rows
from colonnade.foundation.catalogue import current
from colonnade.foundation.permissions import Role
from tests.unit.apps.programme.saying import NOW, a_contribution, a_round, an_agreement, organisation

OPEN = ["People and their voices", "Print the sheets", "Key in a sheet"]
FRAMEWORK = current().framework("inclusion-2022")


def member(*roles):
    """A member with these roles."""
    return SimpleNamespace(organisation=organisation(), person=Person(pk=9), holds=lambda role: role in roles)


@pytest.fixture(autouse=True)
def held(monkeypatch):
    """The seats that whoever looks has in the round: none, until a test gives one."""
    found = []
    monkeypatch.setattr(rules, "own_seats", lambda _round, _person: found)
    return found


def page(round_, who, **more):
    """One round as somebody sees it."""
    given = {"chair": "Cara Chair", "teams": [], "contribution": None, "agreed": {}}
    return round_page(who, round_, FRAMEWORK, **{**given, **more})


def test_the_list_offers_to_compare_from_two_closed_rounds_on():
    for states, compares in ((["closed"], False), (["closed", "open"], False), (["closed", "open", "closed"], True)):
        found = [a_round(state, number=number) for number, state in enumerate(states, start=1)]
        assert bool(rounds_page(member(), found).compare_href) == compares


def test_only_who_may_open_a_round_is_offered_to():
    assert rounds_page(member(Role.INCLUSION_LEAD), []).open_href == "/o/RX1/rounds/open/"
    assert rounds_page(member(Role.BOARD_READER), []).open_href == ""


@pytest.mark.parametrize(
    ("state", "role", "tasks"),
    [
        ("open", Role.INCLUSION_LEAD, [*OPEN, "End the answering"]),
        ("open", Role.BOARD_READER, ["Print the sheets"]),
        ("open", Role.PARTNER, []),
        ("agreeing", Role.INCLUSION_LEAD, ["How far apart we are", "Close the round", "Print the sheets"]),
        ("agreeing", Role.BOARD_READER, ["How far apart we are", "Print the sheets"]),
        ("closed", Role.INCLUSION_LEAD, ["How far apart we are", "Print the sheets"]),
    ],
)  # fmt: skip
def test_each_is_offered_what_they_may_do_now(state, role, tasks):
    assert [task.text for task in page(a_round(state), member(role)).tasks] == tasks


@pytest.mark.parametrize(
    ("contribution", "tag"),
    [(None, "Not begun"), (a_contribution(), "Begun"), (a_contribution(submitted_at=NOW), "Handed in")],
)
def test_a_contributor_sees_how_far_they_are(held, contribution, tag):
    held.append(Seat(role="contributor", voice="teams"))
    first = page(a_round(), member(), contribution=contribution).tasks[0]
    assert (first.text, first.tag.text) == ("Your answers", tag)


def test_the_chair_agrees_and_sees_how_far_it_is(held):
    held.append(Seat(role="chair"))
    for agreed, words, colour in (({}, "0 of 17", "blue"), ({str(n): None for n in range(17)}, "17 of 17", "green")):
        tasks = {task.text: task for task in page(a_round("agreeing"), member(), agreed=agreed).tasks}
        assert list(tasks) == ["How far apart we are", "Agree the ratings", "Close the round", "Print the sheets"]
        assert (tasks["Agree the ratings"].tag.text, tasks["Agree the ratings"].tag.colour) == (words, colour)


def test_the_facts_of_a_round_are_in_words_and_days_of_this_country():
    late = datetime(2027, 7, 1, 23, 30, tzinfo=UTC)
    shown = page(a_round("closed", closed_at=late), member(), teams=["Clinic", "Ward 4"])
    facts = {fact["key"]["text"]: fact["value"]["text"] for fact in shown.facts}
    assert facts == {
        "Framework": f"{FRAMEWORK.title} (2022)",
        "Looks at": "Clinic, Ward 4",
        "Voices": "Teams",
        "Opens": "9 March 2027",
        "Answers by": "9 March 2027",
        "Round chair": "Cara Chair",
        "Closed": "2 July 2027",
    }


def test_what_was_agreed_is_shown_when_the_round_has_closed():
    agreed = {"1.1": an_agreement(reason="Because.", was_shown=True)}
    assert page(a_round("agreeing"), member(), agreed=agreed).agreed == []
    assert [row.number for row in page(a_round("closed"), member(), agreed=agreed).agreed] == ["1.1"]


def test_how_it_stood_at_the_close_is_said_in_words():
    agreed = {
        "1.1": an_agreement(was_shown=True),
        "1.2": an_agreement(was_shown=False, dissent="Two people."),
        "1.3": an_agreement("in_progress"),
    }
    rows = agreed_rows(FRAMEWORK, agreed)
    assert [(row.number, row.behind, row.dissent) for row in rows] == [
        ("1.1", "shown by evidence when the round closed", ""),
        ("1.2", "claimed: no live evidence when the round closed", "Two people."),
        ("1.3", "", ""),
    ]


def test_who_sits_in_a_round_and_who_has_handed_in_and_nothing_of_what_they_said():
    chair = Seat(pk=1, role="chair", person=Person(name="Cara Chair"))
    seats = [chair] + [
        Seat(pk=pk, role="contributor", voice="teams", person=Person(name=name), team=team)
        for pk, name, team in ((2, "Ann", Team(name="Ward 4")), (3, "Bo", None), (4, "Cy", None))
    ]
    rows = seat_rows(seats, {2: a_contribution(submitted_at=NOW), 3: a_contribution()})
    assert [(row["name"], row["voice"], row["team"], row["tag"] and row["tag"].text) for row in rows] == [
        ("Cara Chair", "Round chair", "", None),
        ("Ann", "Teams", "Ward 4", "Handed in"),
        ("Bo", "Teams", "", "Not yet"),
        ("Cy", "Teams", "", "Not yet"),
    ]
    assert {key for row in rows for key in row} == {"name", "voice", "team", "tag"}
