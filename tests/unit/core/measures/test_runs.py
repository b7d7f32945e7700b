"""The rules of a run chart, against every order and against random readings."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, permutations
from statistics import median

import pytest

from colonnade.core.measures.runs import ALLOWED, SHIFT, TREND, Runs, allowed_runs, run_signals, runs
from colonnade.core.measures.signal_rules import Better, Rule, Way


def readings(*values):
    """Values as readings; None where one is not known."""
    return tuple(None if value is None else Decimal(value) for value in values)


@pytest.mark.parametrize("above", range(1, 6))
@pytest.mark.parametrize("below", range(1, 6))
def test_allowed_runs_are_those_of_every_order(above, below):
    """Counted out: fewer than the fewest, or more than the most, come at most once in forty orders each."""
    orders = set(permutations([1] * above + [0] * below))
    numbers = [len(list(groupby(order))) for order in orders]
    fewest, most = allowed_runs(above, below)
    for is_out in (lambda number, edge: number < edge, lambda number, edge: number > edge):
        edge = fewest if is_out(0, 1) else most
        assert Fraction(sum(is_out(number, edge) for number in numbers), len(orders)) <= ALLOWED
    assert Fraction(sum(number <= fewest for number in numbers), len(orders)) > ALLOWED
    assert Fraction(sum(number >= most for number in numbers), len(orders)) > ALLOWED


@pytest.mark.parametrize(("each", "wanted"), [(5, (3, 9)), (10, (7, 15)), (15, (11, 21))])
def test_for_equal_halves_they_are_those_of_swed_and_eisenhart(each, wanted):
    """Their tables give 2 and 10, 6 and 16, 10 and 22 as the numbers that are out."""
    assert allowed_runs(each, each) == wanted


def test_runs_are_counted_without_those_on_the_median():
    assert runs(readings(1, 5, 3, 3, 5, 1), Decimal(3)) == Runs(3, None, None)
    assert runs(readings(3, 3), Decimal(3)) == Runs(0, None, None)
    assert runs(readings(*[5] * 12), Decimal(3)).rule is None


def test_too_few_and_too_many_runs_say_that_something_changes():
    low_then_high = readings(*[1] * 10, *[9] * 10)
    assert runs(low_then_high, Decimal(5)).rule is Rule.FEW_RUNS
    saw = readings(*[1, 9] * 10)
    assert runs(saw, Decimal(5)).rule is Rule.MANY_RUNS
    [signal] = run_signals(saw, Decimal(5), Better.HIGHER)
    assert (signal.rule, signal.way, signal.first, signal.last) == (Rule.MANY_RUNS, Way.CHANGING, 0, 19)


def test_with_a_reading_that_is_not_known_runs_say_nothing():
    saw = readings(*[1, 9] * 10, None)
    assert run_signals(saw, Decimal(5), Better.HIGHER) == ()


def found(values, middle=None, better=Better.HIGHER):
    """The shifts and trends: rule, first and last."""
    signals = run_signals(values, middle if middle is not None else Decimal(median(values)), better)
    return [(one.rule, one.way, one.first, one.last) for one in signals if one.rule in {Rule.SHIFT, Rule.TREND}]


def test_a_shift_is_six_on_one_side_and_not_five():
    assert found(readings(1, 6, 7, 6, 7, 6), Decimal(5)) == []
    assert found(readings(1, 6, 7, 6, 7, 6, 7), Decimal(5)) == [(Rule.SHIFT, Way.IMPROVING, 1, 6)]
    assert found(readings(1, 6, 7, 5, 6, 7, 6, 7), Decimal(5)) == [(Rule.SHIFT, Way.IMPROVING, 1, 7)]
    assert found(readings(1, 6, 7, None, 6, 7, 6, 7), Decimal(5)) == []


def test_a_trend_is_five_that_rise_and_not_four():
    assert found(readings(9, 1, 2, 3, 4), Decimal(3)) == []
    assert found(readings(9, 1, 2, 3, 4, 5), Decimal(3)) == [(Rule.TREND, Way.IMPROVING, 1, 5)]
    assert found(readings(1, 9, 8, 8, 7, 6, 5), Decimal(7)) == [(Rule.TREND, Way.GETTING_WORSE, 1, 6)]
    assert found(readings(1, 2, 3, None, 4, 5), Decimal(3)) == []


def test_a_trend_turns_where_it_turns():
    values = readings(1, 2, 3, 4, 5, 4, 3, 2, 1)
    assert found(values, Decimal(3)) == [
        (Rule.TREND, Way.IMPROVING, 0, 4),
        (Rule.TREND, Way.GETTING_WORSE, 4, 8),
    ]


def test_every_shift_and_trend_is_found_and_nothing_else():
    """Random readings, held against a plain reading of the rules."""
    rng = random.Random(7)
    for _ in range(400):
        values = readings(*(rng.choice([0, 1, 2, 3, 4, None]) for _ in range(rng.randint(0, 16))))
        middle = Decimal(2)
        signals = found(values, middle)
        for rule, way, first, last in signals:
            inside = list(values[first : last + 1])
            assert None not in inside
            if rule is Rule.SHIFT:
                kept = [value for value in inside if value != middle]
                assert len(kept) >= SHIFT
                assert all((value > middle) == (way is Way.IMPROVING) for value in kept)
            else:
                kept = [value for value, _same in groupby(inside)]
                assert len(kept) >= TREND
                assert sorted(kept, reverse=way is Way.GETTING_WORSE) == kept
        assert bool(signals) == _any_by_hand(values, middle)


def _any_by_hand(values, middle):
    """Whether any part of the readings meets a rule."""
    for first in range(len(values)):
        for last in range(first, len(values)):
            part = values[first : last + 1]
            if None in part:
                break
            kept = [value for value in part if value != middle]
            if len(kept) >= SHIFT and len({value > middle for value in kept}) == 1:
                return True
            steps = [value for value, _same in groupby(part)]
            if len(steps) >= TREND and (sorted(steps) == steps or sorted(steps, reverse=True) == steps):
                return True
    return False
