"""Limits of an individuals chart, and the four rules of Making Data Count."""

from __future__ import annotations

from decimal import Decimal

from colonnade.core.measures.limits import Limits, limit_signals, limits
from colonnade.core.measures.signal_rules import Better, Rule, Way

LIMITS = Limits(Decimal(10), Decimal(6))


def values(*found):
    """Numbers as readings."""
    return tuple(Decimal(one) for one in found)


def found(*readings, better=Better.HIGHER):
    """The signals: rule, way, first and last."""
    return [(one.rule, one.way, one.first, one.last) for one in limit_signals(values(*readings), LIMITS, better)]


def test_they_are_worked_out_from_the_first_twelve_and_stay():
    twelve = values(10, 12) * 6
    drawn = limits(twelve)
    assert (drawn.mean, drawn.reach) == (Decimal(11), Decimal("2.66") * 2)
    assert limits((*twelve, *values(90, 91, 92))) == drawn
    assert limits(twelve[:11]) is None


def test_readings_that_do_not_vary_have_no_limits_unless_they_are_rounded():
    same = values(*[20] * 12)
    assert limits(same) is None
    assert limits(same, Decimal(5)).reach == 5
    assert limits(values(*[20, 30] * 6), Decimal(5)).reach == Decimal("26.6")


def test_the_lower_limit_is_not_below_nothing_where_no_reading_is():
    drawn = limits(values(*[1, 9] * 6))
    assert (drawn.lower, drawn.upper) == (0, 5 + Decimal("2.66") * 8)
    assert limits(values(*[1, 9] * 5, -1, 9)).lower < 0


def test_a_reading_on_a_limit_is_inside():
    assert found(16, 4) == []
    assert found("16.01") == [(Rule.OUTSIDE, Way.IMPROVING, 0, 0)]
    assert found(17, 18, 3, 2, 10, 1) == [
        (Rule.OUTSIDE, Way.IMPROVING, 0, 1),
        (Rule.OUTSIDE, Way.GETTING_WORSE, 2, 3),
        (Rule.OUTSIDE, Way.GETTING_WORSE, 5, 5),
    ]
    assert found("3.99", better=Better.LOWER) == [(Rule.OUTSIDE, Way.IMPROVING, 0, 0)]


def test_seven_on_one_side_and_not_six():
    assert found(*[11, 12] * 3) == []
    assert found(9, *[11, 12] * 3, 11) == [(Rule.SIDE, Way.IMPROVING, 1, 7)]
    assert found(*[11, 12] * 3, 10, 11) == []


def test_seven_rising_and_not_six():
    assert found(7, 8, 9, 11, 12, 13) == []
    assert found(7, 8, 9, 10, 11, 12, 13) == [(Rule.STEADY, Way.IMPROVING, 0, 6)]
    assert found(13, 12, 11, 10, 10, 9, 8, 7) == []
    assert found(13, 12, 11, 10, 9, 8, 7, better=Better.LOWER) == [(Rule.STEADY, Way.IMPROVING, 0, 6)]


def test_two_of_three_near_a_limit_with_the_third_on_that_side():
    assert found("14.1", 11, "14.1") == [(Rule.NEAR, Way.IMPROVING, 0, 2)]
    assert found(14, 11, "14.1") == []
    assert found("14.1", 9, "14.1") == []
    assert found("5.9", "5.8", 9) == [(Rule.NEAR, Way.GETTING_WORSE, 0, 2)]


def test_windows_that_overlap_are_one_signal_and_those_apart_are_two():
    assert found("14.1", "14.2", 11, "14.1", 9) == [(Rule.NEAR, Way.IMPROVING, 0, 3)]
    assert found("14.1", "14.2", 11, "5.9", "5.8", 9) == [
        (Rule.NEAR, Way.IMPROVING, 0, 2),
        (Rule.NEAR, Way.GETTING_WORSE, 3, 5),
    ]
