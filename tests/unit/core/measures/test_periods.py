"""Months that are open for noting, and the year of which patterns are shown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from colonnade.core.measures import Period, months_open, period, quarter_of


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2027, 4, 30), date(2026, 1, 1), date(2026, 12, 1)),
        (date(2027, 5, 1), date(2026, 4, 1), date(2027, 3, 1)),
        (date(2027, 7, 31), date(2026, 4, 1), date(2027, 3, 1)),
        (date(2027, 8, 1), date(2026, 7, 1), date(2027, 6, 1)),
        (date(2028, 2, 1), date(2027, 1, 1), date(2027, 12, 1)),
    ],
)
def test_the_year_ends_with_the_last_quarter_that_is_closed(today, first, last):
    assert period(today) == Period(first, last)


def test_on_every_day_the_year_is_whole_and_no_month_of_it_is_open():
    day = date(2026, 1, 1)
    while day < date(2029, 1, 1):
        found = period(day)
        assert len(found.months) == 12
        assert found.last < months_open(day)[0]
        assert quarter_of(found.first) == found.first
        day += timedelta(days=1)


def test_a_month_is_open_in_itself_and_in_the_next():
    assert months_open(date(2027, 1, 31)) == (date(2026, 12, 1), date(2027, 1, 1))
    assert months_open(date(2027, 3, 1)) == (date(2027, 2, 1), date(2027, 3, 1))
