"""What may happen to an action, a check, a reading and a fix now, and what is said where it may not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from colonnade.apps.accounts.models import Person
from colonnade.apps.programme.models import ACTION_MOVES, Action, ActionState, Measure, Reading
from colonnade.apps.programme.policies import (
    check_action_is_current,
    check_action_move,
    check_can_change,
    check_can_check,
    check_can_note,
    check_can_read,
    check_days,
    check_efforts,
    check_owners,
)
from colonnade.foundation.refusal import Overtaken
from tests.unit.apps.programme.saying import NOW, TODAY, refused

DAY = timedelta(days=1)
ROWAN, ADA = Person(pk=1, name="Rowan Reed"), Person(pk=2, name="Ada Quill")


def an_action(state="going_on", **given):
    """An action that is not stored."""
    return Action(state=state, **{"starts_on": TODAY - 30 * DAY, "due_on": TODAY + 30 * DAY, "version": 3, **given})


def test_owner_and_deputy_are_two_members():
    check_owners(ROWAN, ADA, {1, 2})
    check_owners(None, None, set())
    with refused("Ada Quill is not a member any more. Choose somebody else."):
        check_owners(ROWAN, ADA, {1})
    with refused("Choose somebody else to stand in: the owner cannot stand in for themselves."):
        check_owners(ROWAN, ROWAN, {1})
    with refused("Choose an owner first, and then who stands in for them."):
        check_owners(None, ADA, {2})


def test_days_go_forward_and_not_too_far():
    check_days(TODAY, TODAY, TODAY)
    with refused("It cannot be due before it begins. Choose a later day for when it is due."):
        check_days(TODAY, TODAY - DAY, TODAY)
    with refused("Choose a day within ten years. For more, plan a first part of it."):
        check_days(TODAY, date(9999, 12, 31), TODAY)
    with refused("Choose a day within the last twenty years for when it begins."):
        check_days(date(1, 1, 1), TODAY, TODAY)


def test_hours_for_relationships_are_a_part():
    check_efforts(5, 5)
    with refused(
        "Hours for building relationships are a part of all hours, so there cannot be more of them. Add them in."
    ):
        check_efforts(5, 6)


def test_every_move_of_the_table_and_no_other():
    for begin in ActionState:
        for end in ActionState:
            if end in ACTION_MOVES[begin]:
                check_action_move(an_action(begin), end, "It was done.")
            else:
                with refused(f"An action that is “{begin.label}” cannot become “{end.label}”."):
                    check_action_move(an_action(begin), end, "It was done.")


def test_every_state_can_be_left_again():
    assert set(ACTION_MOVES) == set(ActionState)
    assert all(ACTION_MOVES.values())
    reached = {ActionState.PLANNED}
    for _ in ActionState:
        reached |= {after for state in reached for after in ACTION_MOVES[state]}
    assert reached == set(ActionState)


def test_only_an_open_action_is_changed_or_checked():
    check_can_change(an_action())
    with refused("This action has ended. Take it up again, and then change it. What you typed is still here."):
        check_can_change(an_action("done"))
    check_can_check(an_action(), TODAY, TODAY)
    with refused("This action has ended, so there is nothing left to check. What you typed is still here."):
        check_can_check(an_action("stopped"), TODAY, TODAY)
    with refused("This day is still to come. Choose today or an earlier day."):
        check_can_check(an_action(), TODAY + DAY, TODAY)
    with refused("The action began on 7 February 2027. Choose that day or a later one."):
        check_can_check(an_action(), TODAY - 31 * DAY, TODAY)


def test_an_older_page_is_overtaken():
    check_action_is_current(an_action(), 3)
    check_action_is_current(an_action(), None)
    with refused("Somebody else changed this action while you had the page open.", Overtaken) as told:
        check_action_is_current(an_action(title="Newer"), 2)
    assert told.value.standing.title == "Newer"


def test_one_reading_a_day_of_a_measure_that_lasts():
    check_can_read(Measure(), None, TODAY, TODAY)
    with refused("There is a reading of this day already. Take it back first if it is wrong."):
        check_can_read(Measure(), Reading(), TODAY, TODAY)
    with refused("This day is still to come. Choose today or an earlier day."):
        check_can_read(Measure(), None, TODAY + DAY, TODAY)
    with refused("This measure has ended, so nothing can be added to it. What you typed is still here."):
        check_can_read(Measure(ended_at=NOW), None, TODAY, TODAY)


@pytest.mark.parametrize("month", [date(2027, 1, 1), date(2027, 4, 1), date(2027, 3, 9)])
def test_a_fix_is_of_an_open_month(month):
    months = (date(2027, 2, 1), date(2027, 3, 1))
    check_can_note(months[0], months)
    with refused("Choose this month or the one before. Earlier months are closed, so that nothing shown can change."):
        check_can_note(month, months)
