"""When a practice is due next, and how it stands on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.practices import DUE_WITHIN, Upkeep, months_later, next_due, standing, worst

TODAY = date(2027, 3, 27)
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2027, 11, 5), 3, date(2028, 2, 5)),
        (date(2027, 12, 31), 60, date(2032, 12, 31)),
        (date(2027, 5, 5), 0, date(2027, 5, 5)),
    ],
)
def test_a_day_some_months_later(day, months, later):
    assert months_later(day, months) == later


@given(DAYS, st.integers(0, 60))
def test_it_is_that_many_months_later_and_never_another_day_but_the_last(day, months):
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


def test_there_is_a_last_year():
    with pytest.raises(ValueError, match="year"):
        months_later(date(9999, 12, 1), 1)


@pytest.mark.parametrize(
    ("every", "last", "only", "due"),
    [
        (12, None, None, date(2028, 3, 27)),
        (12, date(2027, 6, 1), None, date(2028, 6, 1)),
        (0, None, None, None),
        (0, date(2027, 6, 1), None, None),
        (3, None, date(2027, 10, 11), date(2027, 10, 11)),
        (3, date(2027, 10, 11), date(2027, 10, 11), None),
    ],
)
def test_the_next_time(every, last, only, due):
    """A cycle after the start or the last time; an awareness date is once, and without a cycle there is no day."""
    assert next_due(TODAY, every, last, only) == due


@pytest.mark.parametrize(
    ("due", "done", "stands"),
    [
        (TODAY - timedelta(days=1), True, Upkeep.LATE),
        (TODAY - timedelta(days=1), False, Upkeep.LATE),
        (TODAY, True, Upkeep.DUE),
        (TODAY + DUE_WITHIN, True, Upkeep.DUE),
        (TODAY + DUE_WITHIN + timedelta(days=1), True, Upkeep.KEPT_UP),
        (TODAY + timedelta(days=300), False, Upkeep.DUE),
        (None, True, Upkeep.KEPT_UP),
        (None, False, Upkeep.DUE),
    ],
)
def test_how_a_plan_stands(due, done, stands):
    assert standing(due, TODAY, was_done=done) is stands


def test_what_is_paused_is_never_late():
    assert standing(date(2020, 1, 1), TODAY, was_done=False, is_paused=True) is Upkeep.PAUSED


def test_of_several_the_one_that_needs_most():
    assert worst([Upkeep.KEPT_UP, Upkeep.LATE, Upkeep.DUE]) is Upkeep.LATE
    assert worst([Upkeep.PAUSED, Upkeep.KEPT_UP]) is Upkeep.KEPT_UP
    assert worst([]) is Upkeep.NOT_TAKEN_UP
