"""Two people press the same button at the same moment: one of them wins, and the other loses no word."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

REPOSITORY = Path(__file__).parents[3]
SERVER = os.environ.get("COLONNADE_POSTGRES", "").rpartition("/")[0]


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """A database of the races' own, of the kind that the other tests run on: what of the environment names it."""
    home = {"COLONNADE_HOME": str(tmp_path_factory.mktemp("home"))}
    if not SERVER:
        yield {**home, "COLONNADE_POSTGRES": ""}
        return
    name = f"colonnade_races_{os.getpid()}"
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield {**home, "COLONNADE_POSTGRES": f"{SERVER}/{name}"}
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def step(environment, name):
    """Run one step in a process of its own."""
    command = [sys.executable, "-m", "tests.integration.programme.race", name]
    settings = {"DJANGO_SETTINGS_MODULE": "colonnade.config.settings.demo"}
    done = subprocess.run(
        command,
        cwd=REPOSITORY,
        env={**os.environ, **settings, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def told(database):
    """What happened in every race, by its name."""
    step({**database, "COLONNADE_AS_OWNER": "1"}, "prepare")
    return json.loads(step(database, "run"))


def winner_and_loser(race, won=302, lost=409):
    """The two answers of a race, of which exactly one won."""
    assert sorted(one["status"] for one in race) == sorted([won, lost]), [one["text"][:500] for one in race]
    return sorted(race, key=lambda one: one["status"] != won)


def test_one_round_is_opened_and_the_other_is_told_which(told):
    [race] = told["open"]
    _, loser = winner_and_loser(race, lost=422)
    assert "is still going on. Close it before you open another round." in loser["text"]
    assert told["rounds"] == 1


def test_a_person_is_given_one_seat(told):
    [race] = told["seats"]
    _, loser = winner_and_loser(race, lost=422)
    assert "Rowan has a seat in this round already." in loser["text"]
    assert told["seats held"] == 1


def test_two_tabs_begin_one_contribution(told):
    [race] = told["begin"]
    assert [one["status"] for one in race] == [200, 200]
    assert told["contributions begun"] == 1


def test_of_two_answers_one_is_saved_and_the_other_sees_both(told):
    assert len(told["answer"]) == 2
    for number, race in enumerate(told["answer"]):
        _, loser = winner_and_loser(race)
        assert "This answer was changed on another page since you opened this one." in loser["text"]
        beside, mine = loser["text"].split("Below is what you typed here.")
        words = {f"One tab {number}", f"Other tab {number}"}
        [saved] = [one for one in words if one in beside]
        assert (words - {saved}).pop() in mine


def test_handing_in_while_another_tab_saves_waits_and_does_not_fail(told):
    """Whichever comes first, the other is told; neither waits for the other for ever."""
    for hand_in, save in told["hand in"]:
        assert hand_in["status"] == 302
        assert save["status"] in {302, 409}
        assert save["status"] == 302 or "Last words" in save["text"]


def test_a_sheet_is_keyed_in_once_and_the_other_keeps_what_was_typed(told):
    [race] = told["key in"]
    _, loser = winner_and_loser(race, lost=422)
    assert "A sheet with this number was keyed in before." in loser["text"]
    assert "Words on the paper" in loser["page"]
    assert told["sheets"] == 1


def test_answering_ends_once_and_the_last_words_are_saved_or_given_back(told):
    [[*ends, late]] = told["end"]
    _, loser = winner_and_loser(ends, lost=422)
    assert "The answering of this round has ended already." in loser["text"]
    if late["status"] == 409:
        assert "Words in the last moment" in late["text"]
    else:
        assert late["status"] == 302


def test_of_two_agreements_one_is_recorded_and_the_other_sees_both(told):
    [race] = told["agree"]
    _, loser = winner_and_loser(race)
    assert "Somebody else recorded this while you had the page open." in loser["text"]
    for words in ("One reason", "Other reason", "One dissent", "Other dissent"):
        assert words in loser["text"]


def test_a_round_is_closed_once_and_the_other_gets_their_note_back_beside_the_first(told):
    [race] = told["close"]
    _, loser = winner_and_loser(race)
    assert "Somebody else has closed this round while you had the page open." in loser["text"]
    for words in ("Note of the chair", "Note of the lead"):
        assert words in loser["text"]


def test_a_fourth_focus_does_not_slip_in(told):
    [race] = told["focus"]
    _, loser = winner_and_loser(race, lost=422)
    assert "Three is the most. End one before you choose another." in loser["text"]
    assert "Reason " in loser["text"]
    assert told["focus chosen"] == 3


def test_the_chain_held_through_all_of_it(told):
    assert told["chain"] == []
