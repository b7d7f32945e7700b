"""What the pages of actions say of people, days and what an action belongs to."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest

from colonnade.apps.accounts.models import Person
from colonnade.apps.programme.models import Action, Check, Served
from colonnade.apps.programme.presenters.work import action_page, actions_page
from colonnade.apps.programme.presenters.work_forms import action_stands, measure_stands
from colonnade.apps.programme.selectors import CheckState
from colonnade.core.measures import Timeliness
from colonnade.foundation.catalogue import current
from tests.unit.apps.programme.presenters.test_measures import measured
from tests.unit.apps.programme.saying import NOW, TODAY, organisation

ROWAN, ADA = Person(pk=1, name="Rowan Reed"), Person(pk=2, name="Ada Quill")
MEMBERS = {1: ROWAN, 2: ADA}
NOTHING = CheckState(None, None)


def member(*, holds=True, person=ADA):
    """Somebody who holds every role, or none."""
    return SimpleNamespace(person=person, organisation=organisation(), holds=lambda _role: holds)


def an_action(number=1, **given):
    """An action that is not stored."""
    told = {"pk": number, "number": number, "title": "Train", "post": "Head", "organisation": organisation()}
    told |= {"owner": ROWAN, "starts_on": TODAY, "due_on": TODAY + timedelta(days=30)}
    action = Action(**{**told, **given})
    action.served_rows = []
    return action


def shown(action, *, state=NOTHING, who=None, members=MEMBERS, promises=None, checks=(), measures=()):
    """Its page."""
    return action_page(
        who or member(),
        action,
        state=state,
        checks=list(checks),
        measures=list(measures),
        members=members,
        promises=promises or {},
        today=TODAY,
    )


def listed(*actions, states=None, who=None):
    """The list with these."""
    return actions_page(
        who or member(),
        SimpleNamespace(),
        list(actions),
        chosen=list(actions),
        states=states or {action.pk: NOTHING for action in actions},
        members=MEMBERS,
        promises={},
        today=TODAY,
    )


def tags(page):
    """The words of its tags."""
    return [tag.text for tag in page.tags]


def test_tags_say_what_needs_somebody():
    overdue = CheckState(Timeliness(2, 1, TODAY - timedelta(days=1)), Check(has_enough=False))
    late = an_action(due_on=TODAY - timedelta(days=1))
    assert tags(shown(late, state=overdue, members={})) == [
        "Planned",
        "Late",
        "Check overdue",
        "Not enough to do it with",
        "Nobody looks after it",
    ]
    assert tags(shown(an_action(state="done"), state=overdue, members={}))[0] == "Done"
    assert tags(shown(an_action())) == ["Planned"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Rowan Reed, Head"),
        ({"owner": None}, "Head (nobody yet)"),
        ({"owner": Person(pk=7, name="Gone")}, "Gone (has left), Head"),
    ],
)
def test_who_looks_after_it_is_said_with_the_post(given, said):
    assert listed(an_action(**given)).rows[0].who == said


def test_what_it_belongs_to_is_named_and_leads_there():
    element, practice = current().element("inclusion-2022/1.1"), current().practices[0]
    action = an_action()
    action.served_rows = [
        Served(pk=1, kind="recommendation", ref=element.ref),
        Served(pk=2, kind="practice", ref=practice.id),
        Served(pk=3, kind="finding", ref="Desks ask for titles"),
        Served(pk=4, kind="promise", ref="2"),
        Served(pk=5, kind="recommendation", ref="gone-2001/9.9"),
        Served(pk=6, kind="practice", ref="dropped"),
    ]
    rows = shown(action, promises={"2": "We will meet."}).serves
    assert [(row.kind, row.text) for row in rows] == [
        ("Recommendation", f"1.1 {element.short}"),
        ("Practice", practice.title),
        ("Finding", "Desks ask for titles"),
        ("Promise", "We will meet."),
        ("Recommendation", "gone-2001/9.9"),
        ("Practice", "dropped"),
    ]
    assert rows[0].href == "/framework/inclusion-2022/elements/1.1/"
    assert all(row.remove_href for row in rows)
    assert not any(row.remove_href for row in shown(action, who=member(holds=False)).serves)


def test_the_summary_adds_up_what_has_not_ended():
    """R015, R016: hours, of which for relationships; checks in time; what is lacking."""
    one = an_action(1, effort_hours=40, relationship_hours=10, due_on=TODAY - timedelta(days=1))
    two = an_action(2, effort_hours=2)
    done = an_action(3, state="done", effort_hours=500)
    states = {
        1: CheckState(Timeliness(3, 1, TODAY), Check(has_enough=False)),
        2: CheckState(Timeliness(1, 1, TODAY), Check(has_enough=True)),
        3: CheckState(Timeliness(9, 9, None), Check(has_enough=False)),
    }
    assert listed(one, two, done, states=states).summary == [
        "2 actions have not ended; 1 is late.",
        "They take 42 hours of work; 10 of them are to build relationships.",
        "2 of 4 checks came in the agreed time.",
        "In 1 of them the last check found too little time, money or help.",
    ]
    assert listed(done).summary == []


def test_only_who_may_is_offered_what_they_may():
    every = [link["text"] for link in shown(an_action()).links]
    assert every == ["Say how it is now", "Record a check", "Change it", "Give it to somebody else"]
    assert shown(an_action(), who=member(holds=False)).links == []
    own = shown(an_action(owner=ADA), who=member(holds=False))
    assert len(own.links) == 4
    assert own.add_measure_href
    ended = [link["text"] for link in shown(an_action(state="done", ended_at=NOW)).links]
    assert ended == ["Take it up again", "Give it to somebody else"]
    assert listed(an_action(), who=member(holds=False)).plan_href == ""


def test_how_its_checks_go_is_said():
    said = shown(an_action(), state=CheckState(Timeliness(0, 0, TODAY), None)).check_said
    assert said == ["The next check is due on 9 March 2027."]
    late = CheckState(Timeliness(2, 1, TODAY - timedelta(days=1)), Check(has_enough=False))
    assert shown(an_action(), state=late).check_said == [
        "1 of 2 checks came in the agreed time.",
        "The next check was due on 8 March 2027.",
        "The last check found too little time, money or help to do it.",
    ]
    assert shown(an_action()).check_said == ["No checks were agreed."]


def test_checks_and_measures_are_listed():
    check = Check(checked_on=TODAY, found="not", has_enough=True, note="Nobody came.", checked_by=ADA)
    page = shown(an_action(), checks=[check], measures=[measured(1, 2)])
    assert page.checks[0]["found"].text == "It does not happen"
    assert page.measures[0].last == "2 % on 9 March 2027"


def test_what_stands_is_said_beside_what_was_typed():
    told = dict(action_stands(an_action(deputy=ADA, outcome="It was good.")))
    assert told["Stands in"] == "Ada Quill"
    assert told["What came of it"] == "It was good."
    assert dict(action_stands(an_action(owner=None)))["Owner"] == "nobody yet"
    assert dict(measure_stands(measured(1).measure))["Target"] == "none"
