"""What is recorded of a practice is what its fields ask for, and every refusal says how to mend it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.apps.programme.policies import Known, Unfit, as_kept, check_values, faults_of
from colonnade.foundation.catalogue import PracticeField
from colonnade.foundation.catalogue.practice import CHOSEN_KINDS, FIELD_KINDS

TODAY = date(2027, 3, 27)
KNOWN = Known(TODAY, members=frozenset({7}), teams=frozenset({3}))
CHOICES = (("yes", "Yes, all"), ("no", "No"))


def field(kind, name="one", **more):
    """A field labelled “It”, with two choices where its kind has any."""
    return PracticeField(name, "It", kind, **({"choices": CHOICES} if kind in CHOSEN_KINDS else {}) | more)


def fault(one, value):
    """What is wrong with the value of the only field."""
    return faults_of((one,), {one.name: value}, KNOWN).get(one.name, "")


GOOD = {
    "text": "Some words",
    "long_text": "Some\nwords",
    "choice": "yes",
    "many": ["yes", "no"],
    "yes_no": False,
    "date": "2027-02-28",
    "number": 12.5,
    "money": "99.50",
    "link": "https://example.nhs.uk/a?b=c",
    "member": 7,
    "team": 3,
}
BAD = {
    "text": [5, True, ["a"], {"a": 1}, "x" * 301],
    "long_text": [5, "x" * 4001],
    "choice": ["maybe", 1, ["yes"], True],
    "many": ["yes", ["maybe"], [["yes"]], [1], 5],
    "yes_no": ["yes", 1, "true"],
    "date": ["2027-02-30", "27/3/2027", 20270327, "tomorrow", True],
    "number": ["12", True, float("nan"), float("inf"), 10**10, [1]],
    "money": [12, "12", "1,200.00", "-1.00", "1.005", "£5.00"],
    "link": ["javascript:alert(1)", "example.nhs.uk", "ftp://example.org", "https://", "https://a b", "http://[", 5],
    "member": [8, "7", True, 7.5, [7]],
    "team": [4, "3", True, [3]],
}


def test_every_kind_is_met_here():
    assert set(GOOD) == set(BAD) == set(FIELD_KINDS)


@pytest.mark.parametrize("kind", FIELD_KINDS)
def test_what_fits_is_let_through(kind):
    assert fault(field(kind), GOOD[kind]) == ""
    check_values((field(kind, required=True),), {"one": GOOD[kind]}, KNOWN)


@pytest.mark.parametrize(
    ("kind", "value"), [(kind, value) for kind, values in BAD.items() for value in values if value]
)
def test_what_does_not_fit_is_refused_with_a_sentence(kind, value):
    found = fault(field(kind), value)
    assert found
    assert "It" in found


@pytest.mark.parametrize("kind", FIELD_KINDS)
@pytest.mark.parametrize("nothing", [None, "", []])
def test_what_is_required_must_be_there(kind, nothing):
    assert fault(field(kind), nothing) == ""
    assert fault(field(kind, required=True), nothing)


def test_no_and_none_are_answers():
    assert fault(field("yes_no", required=True), value=False) == ""
    assert fault(field("number", required=True), 0) == ""


def test_what_nothing_asks_for_is_refused():
    with pytest.raises(Unfit) as unfit:
        check_values((field("text"),), {"one": "Words", "two": "More"}, KNOWN)
    assert unfit.value.faults == {"two": "Leave “two” out: nothing asks for it."}
    assert str(unfit.value) == "Leave “two” out: nothing asks for it."


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("I will speak up for you", True),
        ("I will speak up now", False),
        ("1 2 3 4 5 6 7 8", False),
        ("yes yes yes yes yes yes", False),
        ("...", False),
    ],
)
def test_a_least_number_of_words(text, fits):
    """R042: a pledge that says something, and not one word again and again."""
    found = fault(field("long_text", least_words=6), text)
    assert (found == "") is fits
    assert fits or found == "“It” needs at least 6 words, so that it says something."


TRAINED = PracticeField("trained_on", "The training", "date")
PLEDGE = PracticeField("pledge", "The pledge", "long_text", least_words=3)
KEEN = PracticeField("keen", "Said yes", "yes_no")
ISSUED = PracticeField("issued_on", "The badge", "date", only_after=("trained_on", "pledge", "keen"))
BADGE = (TRAINED, PLEDGE, KEEN, ISSUED)
WHOLE = {"trained_on": "2027-03-01", "pledge": "I will listen", "keen": True, "issued_on": "2027-03-01"}


def badge(**changed):
    """What is wrong with the day of the badge, where this is otherwise."""
    values = {name: value for name, value in (WHOLE | changed).items() if value is not None}
    return faults_of(BADGE, values, KNOWN).get("issued_on", "")


def test_a_badge_waits_for_training_and_pledge():
    """R042: one field opens only after others."""
    assert badge() == ""
    waits = "“The badge” comes only after “%s”. Fill that in first, or leave this empty."
    assert badge(trained_on=None) == waits % "The training"
    assert badge(pledge=None) == waits % "The pledge"
    assert badge(trained_on=None, pledge="") == waits % "The training”, “The pledge"
    # That somebody said no opens nothing.
    assert badge(keen=False) == waits % "Said yes"
    assert badge(issued_on=None, trained_on=None) == ""


def test_a_badge_is_not_handed_out_before_the_training_nor_on_a_promise_of_it():
    assert badge(issued_on="2027-02-28") == "“The badge” cannot be before “The training”. Check the two days."
    later = "“The %s” has not happened yet. Enter it when it has."
    assert badge(trained_on="2027-03-28", issued_on="2027-03-29") == later % "training"
    assert badge(issued_on="2027-03-28") == later % "badge"
    assert badge(issued_on="2027-03-27") == ""


def test_what_waits_need_not_be_a_day_itself():
    feedback = PracticeField("feedback", "What people said", "text", only_after=("trained_on",))
    given_now = {"feedback": "Good", "trained_on": "2027-03-27"}
    assert faults_of((TRAINED, feedback), given_now, KNOWN) == {}
    ahead = {**given_now, "trained_on": "2027-03-28"}
    assert "has not happened yet" in faults_of((TRAINED, feedback), ahead, KNOWN)["feedback"]
    asked = PracticeField("was", "Was it?", "yes_no", only_after=("trained_on",))
    assert faults_of((TRAINED, asked), {"was": False}, KNOWN) == {}
    assert set(faults_of((TRAINED, asked), {"was": True}, KNOWN)) == {"was"}


@pytest.mark.parametrize(
    ("value", "sentence"),
    [(0, "“It” must be 1 or more."), (6, "“It” must be 5 or less."), (1, ""), (5, "")],
)
def test_a_least_and_a_most(value, sentence):
    assert fault(field("number", least=1, most=5), value) == sentence
    assert fault(field("money", least=1, most=5), f"{value}.00") == sentence


PEOPLE = field("number", "people", counts_people=True, required=True)
SHARE = field("number", "share", share_of="people")


def kept(people, share=None):
    """People and a share as they would be kept, with what is wrong."""
    values = as_kept((PEOPLE, SHARE), {"people": people, "share": share})
    return values, faults_of((PEOPLE, SHARE), values, KNOWN)


@pytest.mark.parametrize(("typed", "stored"), [(0, 0), (8, 10), (12, 10), (13, 15), (1004, 1005), (23.0, 25)])
def test_numbers_of_people_are_kept_to_the_nearest_five(typed, stored):
    assert kept(typed) == ({"people": stored}, {})


@pytest.mark.parametrize("few", [1, 3, 7])
def test_a_few_people_are_not_kept(few):
    _values, faults = kept(few)
    assert faults == {
        "people": "“It”: a number from 1 to 7 is not kept, so that nobody can be found in it. Leave it empty."
    }
    # And leaving it empty is let through, although it is asked for.
    assert kept(None) == ({}, {})


def test_what_is_no_number_of_people():
    assert "enter a whole number" in faults_of((PEOPLE,), {"people": -5}, KNOWN)["people"]
    assert "enter a whole number" in faults_of((PEOPLE,), {"people": 11}, KNOWN)["people"]
    assert "enter a whole number" in kept(22.5)[1]["people"]


def test_money_may_be_given_as_a_number():
    assert as_kept((field("money"),), {"one": 1200}) == {"one": "1200.00"}


@given(st.integers(0, 2000), st.integers(0, 100))
def test_a_share_never_tells_of_a_few(people, share):
    """Where a share is kept, nobody or at least eight stand behind it, and behind the rest."""
    values, faults = kept(people, share)
    if not faults:
        part = values["people"] * values["share"] / 100
        for group in (part, values["people"] - part):
            assert group == 0 or group >= 8


def test_a_share_needs_its_whole_and_is_one():
    assert "only beside the number of people" in kept(None, 50)[1]["share"]
    assert "from 0 to 100" in kept(100, 101)[1]["share"]
    assert "from 0 to 100" in kept(100, -1)[1]["share"]
    assert kept(100, 33.3) == ({"people": 100, "share": 33}, {})
    assert "fewer than 8 people" in kept(100, 5)[1]["share"]
    assert "fewer than 8 people" in kept(100, 95)[1]["share"]


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40) | st.just("2027-03-27"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(FIELD_KINDS), anything)
def test_whatever_is_sent_is_kept_as_json_or_refused(kind, value):
    """Nothing that is sent makes it fail, and what is let through can be stored and read back."""
    one = field(kind)
    values = as_kept((one,), {"one": value})
    if not faults_of((one,), values, KNOWN):
        assert json.loads(json.dumps(values, allow_nan=False)) == values
