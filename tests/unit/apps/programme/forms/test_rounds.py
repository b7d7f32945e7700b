"""The forms that open a round and give seats in it."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from colonnade.apps.organisations.public import Branch, Team
from colonnade.apps.programme.forms import RoundForm, SeatsForm
from colonnade.apps.programme.models import Voice
from colonnade.foundation.catalogue import current

TREE = [Branch(Team(pk=4, name="Ward 4"), 0), Branch(Team(pk=5, name="Clinic"), 1)]
PEOPLE = {"7": SimpleNamespace(name="Cara Chair")}
GIVEN = {
    "title": "Autumn",
    "framework": "inclusion-2022",
    "voices": ["teams"],
    "opens_on_0": "1",
    "opens_on_1": "9",
    "opens_on_2": "2026",
    "answers_due_on_0": "30",
    "answers_due_on_1": "09",
    "answers_due_on_2": "2026",
    "chair": "7",
}


def seats(people, tree=(), **more):
    """The form, filled in with these people."""
    return SeatsForm({"people": people, "voice": "teams", "team": "", **more}, voices=[Voice.TEAMS], tree=list(tree))


def opening(tree=TREE, **more):
    """The form that opens a round, filled in."""
    return RoundForm({**GIVEN, **more}, frameworks=current().frameworks, tree=tree, people=PEOPLE)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Sam Field, sam.field@example.nhs.uk", ("Sam Field", "sam.field@example.nhs.uk")),
        ("  Sam Field ,  sam@example.org  ", ("Sam Field", "sam@example.org")),
        ("Field, Sam, sam@example.org", ("Field, Sam", "sam@example.org")),
        ("Sam\tsam@example.org", ("Sam", "sam@example.org")),
        ("sam@example.org", ("sam", "sam@example.org")),
        ("Zoë O’Néill-Ng, zoe@example.org", ("Zoë O’Néill-Ng", "zoe@example.org")),
    ],
)
def test_a_line_is_a_name_and_an_address(line, read):
    form = seats(line)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["people"] == [read]


def test_empty_lines_are_passed_over_and_windows_line_ends_are_fine():
    form = seats("Ann, ann@example.org\r\n\r\n   \r\nBo, bo@example.org\r\n")
    assert form.is_valid()
    assert form.cleaned_data["people"] == [("Ann", "ann@example.org"), ("Bo", "bo@example.org")]


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        ("", "Enter at least one name and e-mail address"),
        ("\n  \n", "Enter at least one name and e-mail address"),
        ("Ann, ann@example.org\n\nBo Bell", "Line 3: write a name, a comma and an e-mail address"),
        ("Ann, ann@example", "Line 1: write a name, a comma and an e-mail address"),
        ("Ann, ann@example.org,", "Line 1: write a name, a comma and an e-mail address"),
        ("A" * 121 + ", ann@example.org", "Line 1: write a name of at most 120 characters, and an e-mail address"),
    ],
)
def test_a_line_that_is_wrong_is_named_by_its_number(people, sentence):
    assert seats(people).errors["people"] == [sentence]


def test_a_name_of_120_characters_fits():
    assert seats("A" * 120 + ", ann@example.org").is_valid()


def test_a_hundred_people_at_once_and_not_one_more():
    lines = [f"P{number}, p{number}@example.org" for number in range(101)]
    assert seats("\n".join(lines[:100])).is_valid()
    assert seats("\n".join(lines)).errors["people"] == ["Enter at most 100 people at once"]


def test_who_is_left_is_shown_again_with_the_reason():
    form = seats("Ann, ann@example.org\nBo, bo@example.org")
    assert form.is_valid()
    form.show_again(["Bo, bo@example.org"], "bo@example.org: has a seat.")
    assert form["people"].value() == "Bo, bo@example.org"
    assert form.errors["people"] == ["bo@example.org: has a seat."]


def test_a_voice_is_chosen_from_those_that_may_be_given():
    assert seats("Ann, ann@example.org", voice="").errors["voice"] == ["Choose a voice"]
    assert "voice" in seats("Ann, ann@example.org", voice="partners").errors


def test_the_team_is_one_of_the_tree_or_none():
    for given, name in (("", None), ("4", "Ward 4")):
        form = seats("Ann, ann@example.org", TREE, team=given)
        assert form.is_valid()
        assert (form.chosen_team and form.chosen_team.name) == name
    assert "team" in seats("Ann, ann@example.org", TREE, team="99").errors


def test_a_round_is_read_with_its_days_and_teams():
    form = opening(teams=["4", "5"])
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["opens_on"], form.cleaned_data["answers_due_on"]) == (date(2026, 9, 1), date(2026, 9, 30))
    assert [team.name for team in form.chosen_teams] == ["Ward 4", "Clinic"]
    assert opening().is_valid()


@pytest.mark.parametrize(
    ("boxes", "sentence"),
    [
        (("", "", ""), "Enter a date, for example 27 3 2027"),
        (("31", "4", "2026"), "Enter a real date, for example 27 3 2027"),
        (("29", "2", "2027"), "Enter a real date, for example 27 3 2027"),
        (("1", "", "2026"), "Enter a real date, for example 27 3 2027"),
        (("one", "9", "2026"), "Enter a real date, for example 27 3 2027"),
        (("1", "9", "26"), "Enter a real date, for example 27 3 2027"),
    ],
)
def test_a_day_that_is_not_one_is_named(boxes, sentence):
    given = {f"opens_on_{place}": box for place, box in enumerate(boxes)}
    assert opening(**given).errors == {"opens_on": [sentence]}


def test_a_leap_day_is_a_day():
    form = opening(opens_on_0="29", opens_on_1="2", opens_on_2="2028")
    assert form.is_valid()
    assert form.cleaned_data["opens_on"] == date(2028, 2, 29)


def test_what_is_missing_is_asked_for():
    form = RoundForm({"opens_on_0": ""}, frameworks=current().frameworks, tree=TREE, people=PEOPLE)
    assert {name: errors[0] for name, errors in form.errors.items()} == {
        "title": "Enter a name for the round",
        "framework": "Choose a framework",
        "voices": "Choose at least one voice",
        "opens_on": "Enter a date, for example 27 3 2027",
        "answers_due_on": "Enter a date, for example 27 3 2027",
        "chair": "Choose who chairs the round",
    }


def test_without_teams_the_form_does_not_ask_for_them():
    form = opening(tree=[])
    assert "teams" not in form.fields
    assert form.is_valid()
    assert form.chosen_teams == []


def test_every_framework_of_the_catalogue_can_be_chosen():
    assert [value for value, _ in opening().fields["framework"].choices] == [one.id for one in current().frameworks]
