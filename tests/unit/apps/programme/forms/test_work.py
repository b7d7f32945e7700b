"""Forms of actions: what is missing is named, and numbers of hours are hours."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from colonnade.apps.programme.forms import ActionForm, ChangeActionForm, GiveForm, MoveForm, ServesForm
from colonnade.apps.programme.forms.work import FilterActionsForm, element_choices, serve_choices
from colonnade.apps.programme.models import Action
from colonnade.foundation.catalogue import current

PEOPLE = [SimpleNamespace(pk=1, name="Rowan Reed"), SimpleNamespace(pk=2, name="Ada Quill")]
SERVES = {"element": [("inclusion-2022/1.1", "1.1")], "practice": [], "promise": [("1", "1. We will meet.")]}
DAYS = {
    "starts_on_0": "1",
    "starts_on_1": "2",
    "starts_on_2": "2027",
    "due_on_0": "1",
    "due_on_1": "6",
    "due_on_2": "2027",
}
TYPED = {"title": "Train", "post": "Head", "owner": "1", "deputy": "2", "check_every_days": "30", **DAYS}


def planned(**more):
    """The form of an action with this typed."""
    return ActionForm({**TYPED, **more}, people=PEOPLE, serves=SERVES)


def test_what_is_typed_is_given_on():
    form = planned(element="inclusion-2022/1.1", promise="1", finding="Forms ask too much", effort_hours="40")
    assert form.is_valid(), form.errors
    assert form.plan["serves"] == [
        ("recommendation", "inclusion-2022/1.1"),
        ("finding", "Forms ask too much"),
        ("promise", "1"),
    ]
    assert (form.plan["owner"], form.plan["deputy"]) == tuple(PEOPLE)
    assert (form.plan["effort_hours"], form.plan["relationship_hours"], form.plan["check_every_days"]) == (40, 0, 30)


def test_a_kind_that_has_nothing_to_choose_is_not_asked_for():
    assert "practice" not in planned().fields
    assert "promise" in planned().fields


def test_a_deputy_is_somebody_else_and_may_be_nobody():
    assert planned(deputy="1").errors["deputy"] == ["Choose somebody else to stand in, or nobody yet"]
    alone = planned(deputy="")
    assert alone.is_valid()
    assert alone.plan["deputy"] is None
    assert GiveForm({"post": "Head", "owner": "7"}, people=PEOPLE).errors["owner"] == ["Choose a person from the list"]


@pytest.mark.parametrize("typed", ["-1", "10000", "1.5", "many", "12 h", "9" * 5000])
def test_hours_are_whole_hours(typed):
    assert planned(effort_hours=typed).errors["effort_hours"] == [
        "Write a whole number of hours from 0 to 9999, for example 12"
    ]


@pytest.mark.parametrize("name", ["title", "post", "owner", "check_every_days"])
def test_what_is_missing_is_named(name):
    assert list(planned(**{name: ""}).errors) == [name]


def test_days_are_real_days():
    assert "real date" in str(planned(due_on_0="31", due_on_1="2").errors["due_on"])


def test_a_timeframe_that_is_not_on_the_list_stays():
    form = ChangeActionForm({**TYPED, "check_every_days": "45"}, action=Action(check_every_days=45))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["check_every_days"] == 45
    assert form.cleaned_data["version"] == 0


def test_only_what_can_come_next_is_offered():
    form = MoveForm({"to": "planned"}, action=Action(state="done"))
    assert form.fields["to"].choices == [("going_on", "Going on")]
    assert form.errors["to"] == ["Choose one from the list"]


def test_something_is_chosen_that_it_belongs_to():
    assert "Choose one of these, or write what was found" in str(ServesForm({}, serves=SERVES).errors)
    assert ServesForm({"finding": "x"}, serves=SERVES).is_valid()
    assert list(ServesForm({"element": "inclusion-2022/9.9"}, serves=SERVES).errors) == ["element"]


def test_a_filter_that_names_nothing_asks_for_nothing():
    elements = [("inclusion-2022/1.1", "1.1")]
    wrong = FilterActionsForm({"state": "lost", "element": "x", "late": "on"}, elements=elements)
    assert wrong.chosen == {"state": "", "element": "", "late": True, "mine": False}


def test_everything_of_the_catalogue_can_be_served():
    offered = serve_choices(current(), {"3": "We will meet every month."})
    assert dict(offered["element"]).keys() == {ref for ref, _words in element_choices(current())}
    assert offered["promise"] == [("3", "3. We will meet every month.")]
    assert len(offered["practice"]) == len(current().practices)
