"""R015: checks held against the agreed timeframe."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from colonnade.core.measures import Timeliness, timeliness

BEGIN = date(2027, 1, 1)


def held(checks, today, every=30, ended=None):
    """Checks and today as days after the beginning: due, in time, and the next as such a day."""
    found = timeliness(
        BEGIN,
        every,
        [BEGIN + timedelta(days=day) for day in checks],
        BEGIN + timedelta(days=today),
        BEGIN + timedelta(days=ended) if ended is not None else None,
    )
    return found.due, found.in_time, None if found.next_due is None else (found.next_due - BEGIN).days


@pytest.mark.parametrize(
    ("checks", "today", "wanted"),
    [
        ([], 0, (0, 0, 30)),
        ([], 30, (0, 0, 30)),
        ([], 31, (1, 0, 30)),
        ([], 60, (1, 0, 30)),
        ([], 61, (2, 0, 30)),
        ([30], 30, (1, 1, 60)),
        ([31], 31, (1, 0, 61)),
        ([61], 61, (2, 0, 91)),
        ([10, 40], 40, (2, 2, 70)),
        ([10, 10, 40], 40, (2, 2, 70)),
        ([30, 75], 75, (2, 1, 105)),
        ([0, -5, 99], 10, (0, 0, 30)),
    ],
)
def test_due_in_time_and_next(checks, today, wanted):
    assert held(checks, today) == wanted


def test_nothing_is_due_after_the_end():
    assert held([20], 500, ended=40) == (1, 1, None)
    assert held([20], 500, ended=52) == (2, 1, None)


def test_each_day_that_passes_changes_the_count_at_most_by_one():
    before = 0
    for today in range(400):
        due, in_time, _next = held([30, 70, 95, 230], today)
        assert 0 <= in_time <= due
        assert before <= due <= before + 1
        before = due


def test_without_a_timeframe_there_is_nothing_to_hold():
    assert timeliness(BEGIN, 0, [], BEGIN) is None


def test_the_share_and_whether_one_is_overdue():
    found = Timeliness(4, 3, BEGIN)
    assert found.share == Fraction(3, 4)
    assert found.is_overdue(BEGIN + timedelta(days=1))
    assert not found.is_overdue(BEGIN)
    assert Timeliness(0, 0, None).share is None
    assert not Timeliness(0, 0, None).is_overdue(BEGIN)
