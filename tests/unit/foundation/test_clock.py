"""What day it is where the site is, and when a day ends there."""

from datetime import UTC, date, datetime

import pytest

from colonnade.foundation import clock


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (date(2026, 1, 31), datetime(2026, 2, 1, 0, 0, tzinfo=UTC)),
        # In summer, midnight in London is 23:00 in universal time.
        (date(2026, 7, 31), datetime(2026, 7, 31, 23, 0, tzinfo=UTC)),
        # The night on which the clocks go back is an hour longer.
        (date(2026, 10, 25), datetime(2026, 10, 26, 0, 0, tzinfo=UTC)),
    ],
)
def test_a_day_ends_where_the_site_is(day, ends):
    assert clock.end_of(day) == ends


def test_the_last_day_that_there_is_ends_too():
    assert clock.end_of(date.max).date() == date.max


def test_it_is_the_moment_that_is_told():
    moment = datetime(2026, 7, 31, 23, 30, tzinfo=UTC)
    with clock.at(moment):
        assert clock.now() == moment
        assert clock.today() == date(2026, 8, 1)
    assert clock.now() != moment
