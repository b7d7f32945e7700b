"""Whether a practice may be taken up or moved, and a record made or changed, now."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from colonnade.apps.programme import policies
from colonnade.apps.programme.models import PracticePlan, PracticeRecord
from colonnade.apps.programme.policies.practices import PLAN_MOVES
from colonnade.foundation.refusal import Overtaken
from tests.unit.apps.programme.saying import TODAY, refused

State = PracticePlan.State
SITE, WARD = SimpleNamespace(pk=1, kind="site"), SimpleNamespace(pk=2, kind="team")


def practice(scope="site"):
    """A practice of that scope."""
    return SimpleNamespace(id="audit", scope=scope)


@pytest.mark.parametrize(
    ("scope", "team", "sentence"),
    [
        ("organisation", None, ""),
        ("organisation", WARD, "This is done for the whole organisation. Leave the place empty."),
        ("site", SITE, ""),
        ("site", None, ""),
        ("site", WARD, "This is done at sites. Choose a site."),
        ("team", WARD, ""),
        ("team", SITE, ""),
    ],
)
def test_the_place_fits_the_practice(scope, team, sentence):
    if sentence:
        with refused(sentence):
            policies.check_place(practice(scope), team)
    else:
        policies.check_place(practice(scope), team)


def test_every_move_that_is_not_in_the_table_is_refused():
    for before in State:
        for after in State:
            plan = PracticePlan(state=before)
            if after in PLAN_MOVES[before]:
                policies.check_plan_move(plan, after)
            else:
                with refused(f"A plan that is “{before.label}” cannot become “{after.label}”."):
                    policies.check_plan_move(plan, after)
    assert PLAN_MOVES[State.ENDED] == set()


def take_up(standing=(), team=SITE, starts_on=TODAY, awareness_date=""):
    """Check whether it may be taken up."""
    policies.check_can_take_up(
        practice(), standing, team=team, starts_on=starts_on, awareness_date=awareness_date, today=TODAY
    )


def test_it_is_taken_up_once_for_a_place_and_as_often_as_one_likes_for_a_day():
    there = PracticePlan(practice="audit", team_id=1)
    take_up([PracticePlan(practice="audit", team_id=9), PracticePlan(practice="other", team_id=1)])
    with refused("This has been taken up there already. Change that plan, or choose another place."):
        take_up([there])
    take_up([there], awareness_date="a-day")
    take_up([PracticePlan(practice="audit", team_id=1, awareness_date="a-day")], awareness_date="a-day")


@pytest.mark.parametrize("day", [TODAY - timedelta(days=3700), TODAY + timedelta(days=1900), date.max, date.min])
def test_a_start_out_of_reach(day):
    with refused("Choose a day to start within the last ten or the next five years."):
        take_up(starts_on=day)


def test_a_page_that_is_too_old():
    plan = PracticePlan(version=2)
    policies.check_plan_is_current(plan, 2)
    policies.check_plan_is_current(plan, None)
    with refused("Somebody else changed this plan while you had the page open.", Overtaken):
        policies.check_plan_is_current(plan, 1)
    record = PracticeRecord(version=2)
    policies.check_record_is_current(record, 2)
    with refused("Somebody else changed this record while you had the page open.", Overtaken):
        policies.check_record_is_current(record, 1)


def test_what_is_recorded_has_happened():
    policies.check_day_done(TODAY, TODAY)
    with refused("Choose today or an earlier day: a record is of something that has happened."):
        policies.check_day_done(TODAY + timedelta(days=1), TODAY)
    with refused("Choose a day within the last ten years."):
        policies.check_day_done(date(1066, 10, 14), TODAY)
    policies.check_story(TODAY, TODAY)
    with refused("Choose today or an earlier day: show it once it has been told."):
        policies.check_story(TODAY + timedelta(days=1), TODAY)
