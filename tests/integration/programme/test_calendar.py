"""The calendar of awareness dates, with what is planned and what was done for each (R021)."""

from __future__ import annotations

import html
from datetime import UTC, datetime

import pytest

from colonnade.apps.programme import actions
from colonnade.apps.programme.presenters.calendar import day_by_code, day_code, year_of
from colonnade.foundation import clock
from colonnade.foundation.catalogue import current
from tests.integration.programme.practising import LEADERS, note, take_up
from tests.integration.programme.telling import body, url

# In the middle of a month, so that some of its days have passed and some have not.
NOW = datetime(2027, 2, 15, 12, 0, tzinfo=UTC)


@pytest.fixture
def winter():
    """The middle of February 2027."""
    with clock.at(NOW):
        yield NOW.date()


@pytest.fixture
def window(trust, client_of):
    """The inclusion lead's browser."""
    return client_of(trust.inclusion_lead)


def row_of(page, title):
    """What the calendar says of one day."""
    return body(page).split("What there is ")[1].split(title, 1)[1][:260]


def test_every_date_of_twelve_months_is_there(trust, window, winter):
    text = body(window.get(url("calendar", trust)))
    found = year_of(current(), winter)
    assert {one.day.id for one in found} == {day.id for day in current().awareness_dates}
    for one in found:
        assert one.day.title in text
    assert f"Of {len(found)} dates, something was done for 0 and something is planned for 0." in text
    assert f"For {len(found)} nothing is planned." in text


def test_what_is_planned_and_done_stands_with_its_date(trust, window, winter):
    first, second = [one.day for one in year_of(current(), winter) if one.first > winter][:2]
    page = window.get(url("calendar", trust))
    assert "Nothing is planned for it yet. It begins in" in row_of(page, first.title)
    plan = take_up(trust, awareness_date=first.id, starts_on=winter, post="Head of communications")
    page = window.get(url("calendar", trust))
    said = row_of(page, first.title)
    assert "Something is planned" in said
    assert "Head of communications" in said
    assert "Nothing is planned" in row_of(page, second.title)
    note(trust, plan=plan, happened_on=winter)
    assert "Something was done" in row_of(window.get(url("calendar", trust)), first.title)


def test_a_plan_is_for_one_time_and_not_for_the_next_year(trust, window, winter):
    month = next(one for one in current().awareness_dates if one.rule.month == 2 and not one.rule.day)
    take_up(trust, awareness_date=month.id, starts_on=winter)
    assert "Something is planned" in row_of(window.get(url("calendar", trust)), month.title)
    with clock.at(datetime(2027, 6, 1, tzinfo=UTC)):
        said = row_of(window.get(url("calendar", trust)), month.title)
    assert "February 2028" in said
    assert "Nothing is planned for it yet." in said


def test_what_was_given_up_is_planned_no_more(trust, window, winter):
    day = next(one.day for one in year_of(current(), winter) if one.first > winter)
    plan = take_up(trust, awareness_date=day.id, starts_on=winter)
    with trust.acting():
        actions.move_plan(plan=plan, to="ended", by=trust.inclusion_lead)
    assert "Something is planned" not in row_of(window.get(url("calendar", trust)), day.title)


def test_a_day_that_passed_without_anything_is_said(trust, window):
    with clock.at(datetime(2027, 10, 31, 12, tzinfo=UTC)):
        passed = next(one for one in year_of(current(), clock.today()) if one.last < clock.today())
        said = row_of(window.get(url("calendar", trust)), passed.day.title)
    assert "It has passed, and nothing was planned for it." in said


def test_planning_something_for_a_date_from_its_page(trust, window, winter):
    day = next(one.day for one in year_of(current(), winter) if one.first > winter)
    page = window.get(url("awareness-day", trust, day_code(day))).content.decode()
    assert html.escape(day.about.text, quote=False) in page or day.about.text in html.unescape(page)
    address = f"{url('take-up', trust, LEADERS)}?day={day_code(day)}"
    assert address in html.unescape(page)
    assert day.title in body(window.get(address))
    today = {"starts_on_0": "15", "starts_on_1": "2", "starts_on_2": "2027"}
    assert window.post(address, {"post": "Chief nurse", **today}).status_code == 302
    assert "Something is planned" in body(window.get(url("awareness-day", trust, day_code(day))))


def test_a_reader_sees_the_calendar_and_plans_nothing(trust, client_of, winter):
    reader = client_of(trust.board_reader)
    day = current().awareness_dates[0]
    assert "Plan something" not in body(reader.get(url("calendar", trust)))
    assert "Plan something" not in body(reader.get(url("awareness-day", trust, day_code(day))))
    assert client_of(trust.contributor).get(url("calendar", trust)).status_code == 403
    assert winter is not None


def test_an_address_says_nothing_of_the_day(trust, window):
    """What stays in histories and logs is no word of what it is about."""
    for day in current().awareness_dates:
        assert day_by_code(current(), day_code(day)) is day
        assert day.id not in url("awareness-day", trust, day_code(day))
    assert window.get(url("awareness-day", trust, "00000000")).status_code == 404
    assert len({day_code(day) for day in current().awareness_dates}) == len(current().awareness_dates)
