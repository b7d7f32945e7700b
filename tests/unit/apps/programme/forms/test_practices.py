"""The one form that records any practice, built from its fields, and the forms around it."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from colonnade.apps.programme.forms import GivePlanForm, PieceForm, RecordForm, StoryForm, TakeUpForm
from colonnade.apps.programme.forms.practice_fields import FIELD_MAKERS, initial_of, json_of
from colonnade.apps.programme.policies import Known, as_kept
from colonnade.foundation.catalogue import PracticeField
from colonnade.foundation.catalogue.practice import CHOSEN_KINDS, FIELD_KINDS

TODAY = date(2027, 3, 27)
KNOWN = Known(TODAY, members=frozenset({7}), teams=frozenset({3}))
CHOICES = (("yes", "Yes, all"), ("no", "No"))


def field(kind, name="one", **more):
    """A field labelled “It”, with two choices where its kind has any."""
    return PracticeField(name, "It", kind, **({"choices": CHOICES} if kind in CHOSEN_KINDS else {}) | more)


def form(*fields, typed=None, places=(), plans=None, initial=None):
    """The form of a practice with these fields; what was typed was done on 1 March 2027."""
    sent = None if typed is None else Sent({**day("happened_on", 1, 3, 2027), **typed})
    return RecordForm(
        sent,
        practice=SimpleNamespace(id="p", fields=fields),
        known=KNOWN,
        people={7: "Sam Field"},
        teams={3: "East"},
        places=places,
        plans=plans or {},
        initial=initial,
    )


def day(name, *parts):
    """Three boxes."""
    return {f"{name}_{number}": str(part) for number, part in enumerate(parts)}


TYPED = {
    "text": ({"f-one": " Some words "}, "Some words"),
    "long_text": ({"f-one": "Some\r\nwords"}, "Some\nwords"),
    "choice": ({"f-one": "no"}, "no"),
    "many": ({"f-one": ["yes", "no"]}, ["yes", "no"]),
    "yes_no": ({"f-one": "no"}, False),
    "date": (day("f-one", 28, 2, 2027), "2027-02-28"),
    "number": ({"f-one": "1,200.50"}, 1200.5),
    "money": ({"f-one": "£1 200"}, "1200.00"),
    "link": ({"f-one": "example.nhs.uk/page"}, "https://example.nhs.uk/page"),
    "member": ({"f-one": "7"}, 7),
    "team": ({"f-one": "3"}, 3),
}
WRONG = {
    "choice": {"f-one": "maybe"},
    "many": {"f-one": ["maybe"]},
    "yes_no": {"f-one": "maybe"},
    "date": day("f-one", 30, 2, 2027),
    "number": {"f-one": "twelve"},
    "money": {"f-one": "12.345"},
    "link": {"f-one": "javascript:alert(1)"},
    "member": {"f-one": "8"},
    "team": {"f-one": "4"},
    "text": {"f-one": "x" * 301},
    "long_text": {"f-one": "x" * 4001},
}


def test_every_kind_is_met_here():
    assert set(TYPED) == set(WRONG) == set(FIELD_KINDS) == set(FIELD_MAKERS)


@pytest.mark.parametrize("kind", FIELD_KINDS)
def test_what_is_typed_is_read(kind):
    typed, value = TYPED[kind]
    made = form(field(kind, required=True), typed=typed)
    assert made.is_valid(), made.errors
    assert made.values == {"one": value}


@pytest.mark.parametrize("kind", FIELD_KINDS)
def test_what_cannot_be_read_is_said_once_at_its_field(kind):
    made = form(field(kind, required=True), typed=WRONG[kind])
    assert not made.is_valid()
    assert list(made.errors) == ["f-one"]
    assert len(made.errors["f-one"]) == 1


@pytest.mark.parametrize("kind", FIELD_KINDS)
def test_nothing_is_nothing_unless_it_is_asked_for(kind):
    assert form(field(kind), typed={}).is_valid()
    empty = form(field(kind, required=True), typed={})
    assert list(empty.errors) == ["f-one"]


@pytest.mark.parametrize("kind", FIELD_KINDS)
def test_what_was_recorded_stands_in_the_form_again(kind):
    """Read, kept as JSON and shown again, everything comes back the same."""
    one, value = field(kind), TYPED[kind][1]
    shown = initial_of(one, value)
    assert as_kept((one,), {"one": json_of(one, shown)}) == {"one": value}
    form(one, initial={"f-one": shown})["f-one"].as_field_group()


@pytest.mark.parametrize("kind", FIELD_KINDS)
@pytest.mark.parametrize("other", [None, 5, True, "words", ["a"], {"a": 1}, 3.5, "2027-03-27"])
def test_a_value_of_another_kind_is_shown_without_failing(kind, other):
    """The fields of a practice may change; what was recorded before must not break the form."""
    shown = form(field(kind), initial={"f-one": initial_of(field(kind), other)})
    assert "It" in str(shown["f-one"].as_field_group())


class Sent(dict):
    """What a browser sent: lists stay lists."""

    def getlist(self, name, default=None):
        """The values of a field."""
        value = self.get(name, default)
        return value if isinstance(value, list) else [] if value is None else [value]


def test_hints_say_what_a_field_needs():
    asked = field("long_text", hint="A promise.", least_words=9, personal=True)
    hint = str(form(asked).fields["f-one"].help_text)
    assert hint == "A promise. At least 9 words. This tells something about one person. Write no more than is needed."
    counted = form(field("number", counts_people=True)).fields["f-one"]
    assert "to the nearest 5" in str(counted.help_text)
    assert str(counted.label) == "It (optional)"
    assert str(form(field("text", required=True)).fields["f-one"].label) == "It"


def test_the_day_has_come_and_is_one():
    late = form(field("text"), typed=day("happened_on", 28, 3, 2027))
    assert "a record is of something that has happened" in late.errors["happened_on"][0]


def test_errors_stand_in_the_order_of_the_page():
    fields = (field("text", "first", required=True), field("date", "second"), field("text", "third", required=True))
    made = form(*fields, typed=day("f-second", 31, 2, 2027))
    assert list(made.errors) == ["f-first", "f-second", "f-third"]


def test_places_and_plans_are_offered_where_there_are_any():
    east = SimpleNamespace(pk=3, name="East")
    plan = SimpleNamespace(pk=4)
    assert {"team", "plan"}.isdisjoint(form(field("text")).fields)
    made = form(field("text"), typed={"team": "3", "plan": "4"}, places=[east], plans={"4": (plan, "East")})
    assert made.is_valid(), made.errors
    assert (made.chosen_team, made.chosen_plan) == (east, plan)
    none = form(field("text"), typed={}, places=[east], plans={"4": (plan, "East")})
    assert none.is_valid()
    assert (none.chosen_team, none.chosen_plan) == (None, None)
    assert list(form(field("text"), typed={"team": "9"}, places=[east]).errors) == ["team"]


def test_a_refusal_can_be_said_at_its_field_or_of_the_whole():
    made = form(field("text"), typed={})
    assert made.is_valid()
    made.say("one", "Mend this.")
    made.say("gone", "Mend that.")
    assert dict(made.errors) == {"f-one": ["Mend this."], "__all__": ["Mend that."]}


PEOPLE = {"7": SimpleNamespace(pk=7, name="Sam Field")}


def test_taking_up_and_giving_on():
    typed = {"post": "Lead", "owner": "7", "deputy": "", "aim": "More"}
    given = GivePlanForm(typed, people=PEOPLE)
    assert given.is_valid()
    assert given.given == {"post": "Lead", "owner": PEOPLE["7"], "deputy": None, "aim": "More"}
    assert list(GivePlanForm({**typed, "owner": "8"}, people=PEOPLE).errors) == ["owner"]
    east = SimpleNamespace(pk=3, name="East")
    taken = TakeUpForm({**typed, "team": "3", **day("starts_on", 1, 4, 2027)}, people=PEOPLE, places=[east])
    assert taken.is_valid()
    assert (taken.given["team"], taken.given["starts_on"]) == (east, date(2027, 4, 1))
    whole = TakeUpForm({**typed, **day("starts_on", 1, 4, 2027)}, people=PEOPLE, places=[])
    assert whole.is_valid()
    assert whole.given["team"] is None
    assert "version" not in whole.fields


def test_a_piece_is_chosen_from_the_list():
    offered = [SimpleNamespace(pk=5, title="Minutes")]
    assert PieceForm({"piece": "5"}, pieces=offered).is_valid()
    assert PieceForm({"piece": "6"}, pieces=offered).errors["piece"] == ["Choose a piece of evidence from the list"]
    assert PieceForm({}, pieces=offered).errors["piece"] == ["Choose a piece of evidence"]


def test_a_story_has_no_field_for_whose_it_is():
    """R023: nobody can name somebody else as the teller."""
    assert set(StoryForm().fields) == {"form", "title", "link", "told_on"}
