"""R015: checks in an agreed timeframe, measured; and whether there is enough to do the work with."""

from __future__ import annotations

from datetime import timedelta

from colonnade.apps.programme import selectors
from tests.integration.programme.telling import body, chain, refused, today, url
from tests.integration.programme.working import at_night, check, move, plan


def state(cast, action, day):
    """How the checks of an action go on a day."""
    with cast.acting():
        return selectors.check_states(cast.organisation, [action], day)[action.pk]


def test_checks_are_held_against_the_timeframe(trust):
    begin = today()
    action = plan(trust, due_in=300, check_every_days=30)
    with at_night(begin + timedelta(days=100)):
        check(trust, action, begin + timedelta(days=30))
        check(trust, action, begin + timedelta(days=75), has_enough=False)
        found = state(trust, action, begin + timedelta(days=100))
    assert (found.times.due, found.times.in_time) == (2, 1)
    assert found.times.next_due == begin + timedelta(days=105)
    assert found.last.has_enough is False
    assert chain(trust)[-1][3] == {
        "checked_on": (begin + timedelta(days=75)).isoformat(),
        "found": "as_agreed",
        "has_enough": False,
    }


def test_without_a_timeframe_nothing_is_measured(trust):
    action = plan(trust)
    assert state(trust, action, today()).times is None


def test_what_ended_is_not_overdue(trust):
    action = plan(trust, check_every_days=14)
    move(trust, action, "stopped", "No money.")
    with trust.acting():
        action = selectors.action_by_number(trust.organisation, 1)
    found = state(trust, action, today() + timedelta(days=400))
    assert (found.times.due, found.times.next_due) == (0, None)
    with refused("This action has ended, so there is nothing left to check. What you typed is still here."):
        check(trust, action, today())


def test_a_check_is_of_a_day_in_the_life_of_the_action(trust):
    action = plan(trust)
    with refused("This day is still to come. Choose today or an earlier day."):
        check(trust, action, today() + timedelta(days=1))
    with refused(f"The action began on {today():%-d %B %Y}. Choose that day or a later one."):
        check(trust, action, today() - timedelta(days=1))


def test_the_share_and_what_is_lacking_are_seen_on_both_pages(trust, client_of):
    begin = today()
    action = plan(trust, due_in=300, check_every_days=14, effort_hours=40, relationship_hours=12)
    plan(trust, "Another", effort_hours=2)
    with at_night(begin + timedelta(days=40)):
        check(trust, action, begin + timedelta(days=10))
        check(trust, action, begin + timedelta(days=30), "partly", has_enough=False, note="Too few rooms.")
        window = client_of(trust.board_reader)
        listed = body(window.get(url("actions", trust)))
        shown = body(window.get(url("action", trust, action)))
    assert "2 actions have not ended; 0 are late." in listed
    assert "They take 42 hours of work; 12 of them are to build relationships." in listed
    assert "1 of 2 checks came in the agreed time." in listed
    assert "In 1 of them the last check found too little time, money or help." in listed
    assert "Not enough to do it with" in listed
    assert "1 of 2 checks came in the agreed time." in shown
    assert "The last check found too little time, money or help to do it." in shown
    assert "Too few rooms." in shown
    assert "40, of which 12 to build relationships" in shown
