"""Which chart readings get, and what it says about now."""

from __future__ import annotations

from decimal import Decimal

import pytest

from colonnade.core.measures import Better, Middle, Rule, Signal, Way, chart
from colonnade.core.measures.charting import Chart


def readings(*values):
    """Values as readings; None where one is not known."""
    return tuple(None if value is None else Decimal(value) for value in values)


def test_no_reading_no_line():
    for values in ((), readings(None, None)):
        assert chart(values, Better.HIGHER) == Chart(None, Middle.NONE, None, 0, ())


def test_eleven_have_a_median_and_twelve_have_limits():
    eleven = chart(readings(*range(11)), Better.HIGHER)
    assert (eleven.kind, eleven.middle, eleven.limits, eleven.based_on) == (Middle.MEDIAN, 5, None, 11)
    twelve = chart(readings(*range(12)), Better.HIGHER)
    assert (twelve.kind, twelve.middle, twelve.based_on) == (Middle.MEAN, Decimal("5.5"), 12)
    assert twelve.limits is not None


def test_where_one_is_not_known_there_is_a_median_of_the_first_twelve_known():
    found = chart(readings(None, *range(12), 90, 91), Better.HIGHER)
    assert (found.kind, found.middle, found.based_on) == (Middle.MEDIAN, Decimal("5.5"), 12)


def test_where_nothing_varies_there_is_a_median_and_no_signal():
    found = chart(readings(*[4] * 15), Better.HIGHER)
    assert (found.kind, found.middle, found.signals) == (Middle.MEDIAN, 4, ())


def test_a_change_after_the_first_twelve_is_seen_against_them():
    values = readings(*[10, 12] * 6, *[30] * 8)
    found = chart(values, Better.LOWER)
    assert found.middle == 11
    assert {signal.rule for signal in found.lasting(20)} == {Rule.OUTSIDE, Rule.SIDE, Rule.NEAR}
    assert found.way(20) is Way.GETTING_WORSE


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        ([], None),
        ([Way.IMPROVING], Way.IMPROVING),
        ([Way.IMPROVING, Way.CHANGING], Way.IMPROVING),
        ([Way.IMPROVING, Way.GETTING_WORSE], Way.CHANGING),
        ([Way.CHANGING], Way.CHANGING),
    ],
)
def test_what_is_so_now_is_said_where_the_signals_agree(ways, said):
    signals = tuple(Signal(Rule.SHIFT, way, 0, 9) for way in ways)
    found = Chart(Decimal(1), Middle.MEDIAN, None, 10, (*signals, Signal(Rule.SHIFT, Way.GETTING_WORSE, 0, 3)))
    assert found.way(10) is said


def test_a_signal_that_ended_is_not_so_now():
    values = readings(1, 2, 3, 4, 5, 3, 3, 2, 4)
    found = chart(values, Better.HIGHER)
    assert [signal.rule for signal in found.signals] == [Rule.TREND]
    assert found.way(len(values)) is None
