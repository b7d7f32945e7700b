"""Twelve months of awareness dates from the first of this one (R021)."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.apps.programme.models import PracticePlan, PracticeRecord
from colonnade.apps.programme.presenters.calendar import calendar_page, day_page, year_of
from colonnade.core.practices import months_later
from colonnade.foundation.catalogue import current
from tests.unit.apps.programme.saying import organisation

WINTER = date(2027, 2, 15)
LEAD = SimpleNamespace(organisation=organisation(), holds=lambda _role: True)


def plan(day, starts_on=WINTER, pk=1):
    """A plan for a day that is not stored."""
    return PracticePlan(
        pk=pk, practice="visible-leaders", awareness_date=day.id, starts_on=starts_on, post="Head of communications"
    )


@settings(max_examples=60, deadline=None)
@given(st.dates(date(2020, 1, 1), date(2060, 12, 31)))
def test_every_date_comes_at_least_once_in_any_twelve_months(today):
    found = year_of(current(), today)
    assert {one.day.id for one in found} == {day.id for day in current().awareness_dates}
    start = today.replace(day=1)
    assert all(one.last >= start and one.first < months_later(start, 12) for one in found)
    firsts = [max(one.first, start) for one in found]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize("starts", [WINTER, WINTER - timedelta(days=300), WINTER - timedelta(days=800)])
def test_a_plan_counts_for_the_first_time_after_its_start_alone(starts):
    day = current().awareness_dates[0]
    page = calendar_page(LEAD, current(), [plan(day, starts)], {}, WINTER)
    rows = [row for row in page.rows if row.title == day.title and row.plans]
    first, last = day.next_days(starts)
    is_in_view = last >= WINTER.replace(day=1) and first < months_later(WINTER.replace(day=1), 12)
    assert len(rows) == int(is_in_view)


def test_the_headline_adds_up_and_the_picture_says_it_too():
    days = current().awareness_dates
    plans = [plan(days[0], pk=1), plan(days[1], pk=2)]
    done = {1: [PracticeRecord(happened_on=WINTER)]}
    page = calendar_page(LEAD, current(), plans, done, WINTER)
    total = len(page.rows)
    assert page.headline == (
        f"Of {total} dates, something was done for 1 and something is planned for 1. "
        f"For {total - 2} nothing is planned."
    )
    assert page.headline in page.wide
    assert [row.number for row in page.rows] == list(range(1, total + 1))


def test_what_has_passed_is_offered_for_planning_no_more():
    page = calendar_page(LEAD, current(), [], {}, date(2027, 10, 31))
    passed = [row for row in page.rows if "has passed" in row.said]
    assert passed
    assert not any(row.can_plan for row in passed)
    assert any(row.can_plan for row in page.rows)


def test_the_page_of_a_day_offers_first_what_belongs_to_the_calendar():
    day = current().awareness_dates[0]
    page = day_page(LEAD, current(), day, [], {}, WINTER)
    offered = {one["text"] for one in page.practices}
    assert offered == {one.title for one in current().practices if "R021" in one.meets}
    assert len(page.practices) + len(page.others) == len(current().practices)
    assert all("?day=" in one["href"] and day.id not in one["href"] for one in page.practices + page.others)
