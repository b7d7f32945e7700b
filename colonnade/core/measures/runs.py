"""Run charts: the rules of Perla, Provost and Murray (2011) about a median.

How many runs are too few or too many is not looked up in their table, which stops at sixty readings, but worked out:
of all orders in which so many readings above and so many below the median can come, at most one in forty has so few
runs, and at most one in forty so many (Swed FS, Eisenhart C (1943) Tables for testing randomness of grouping in a
sequence of alternatives. Annals of Mathematical Statistics 14(1): 66-87). Printed tables may differ from this by one.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import comb

from colonnade.core.measures.signal_rules import Better, Rule, Signal, Values, Way, sides, stretches, way_of

__all__ = ["ALLOWED", "FEWEST_FOR_RUNS", "SHIFT", "TREND", "Runs", "allowed_runs", "run_signals", "runs"]

SHIFT = 6
"""So many readings in a row on one side of the median are a shift."""

TREND = 5
"""So many readings in a row that all go up, or all go down, are a trend."""

FEWEST_FOR_RUNS = 10
"""With fewer readings that are not on the median, the number of runs says nothing."""

ALLOWED = Fraction(1, 40)
"""How often chance alone may give so few runs, and how often so many."""


@dataclass(frozen=True)
class Runs:
    """How often the line changes sides, and how often it may: runs, and the fewest and the most that chance gives.

    `fewest` and `most` are None where there are too few readings to say.
    """

    number: int
    fewest: int | None
    most: int | None

    @property
    def rule(self) -> Rule | None:
        """The rule that is met: too few, too many, or None."""
        if self.fewest is not None and self.number < self.fewest:
            return Rule.FEW_RUNS
        return Rule.MANY_RUNS if self.most is not None and self.number > self.most else None


def _orders(above: int, below: int, number: int) -> int:
    """In how many orders so many above and so many below make exactly so many runs."""
    half, odd = divmod(number, 2)
    if not odd:
        return 2 * comb(above - 1, half - 1) * comb(below - 1, half - 1)
    return comb(above - 1, half) * comb(below - 1, half - 1) + comb(above - 1, half - 1) * comb(below - 1, half)


def allowed_runs(above: int, below: int) -> tuple[int, int]:
    """The fewest and the most runs that chance gives, for so many readings above and so many below (at least one each).

    Fewer happen at most once in forty times, and so do more.
    """
    every, most = comb(above + below, above), above + below
    orders = {number: _orders(above, below, number) for number in range(2, most + 1)}
    fewest, left_out = 2, orders[2]
    while Fraction(left_out, every) <= ALLOWED:
        fewest += 1
        left_out += orders[fewest]
    left_out = orders[most]
    while Fraction(left_out, every) <= ALLOWED:
        most -= 1
        left_out += orders[most]
    return fewest, most


def runs(values: Values, median: Decimal) -> Runs:
    """Count the runs of readings on one side of the median, those on it and those not known passed over."""
    marks = [side for side in sides(values, median) if side]
    number = sum(one != other for one, other in pairwise(marks)) + bool(marks)
    above, below = marks.count(1), marks.count(-1)
    if above + below < FEWEST_FOR_RUNS or not above or not below:
        return Runs(number, None, None)
    return Runs(number, *allowed_runs(above, below))


def _trends(values: Values) -> list[tuple[int, int, int]]:
    """Stretches that all go up or all go down: first place, last place and the direction.

    Of equal readings beside each other only the first counts; one that is not known ends a stretch.
    """
    found: list[tuple[int, int, int]] = []
    held: list[int] = []
    way = 0
    for place, value in enumerate([*values, None]):
        before = values[held[-1]] if held else None
        if value is not None and before is not None:
            step = (value > before) - (value < before)
            if not step:
                continue
            if way in (0, step):
                held, way = [*held, place], step
                continue
        if len(held) >= TREND:
            found.append((held[0], held[-1], way))
        turns = value is not None and bool(held)
        held = ([held[-1], place] if turns else [place]) if value is not None else []
        way = -way if turns else 0
    return found


def run_signals(values: Values, median: Decimal, better: Better) -> tuple[Signal, ...]:
    """Every signal of a run chart, in the order of its first reading."""
    shifts = stretches(sides(values, median), SHIFT, skip_zeros=True)
    found = [Signal(Rule.SHIFT, way_of(side, better), first, last) for first, last, side in shifts]
    found += [Signal(Rule.TREND, way_of(side, better), first, last) for first, last, side in _trends(values)]
    rule = runs(values, median).rule if None not in values else None
    if rule is not None:
        found.append(Signal(rule, Way.CHANGING, 0, len(values) - 1))
    return tuple(sorted(found, key=lambda signal: (signal.first, signal.last)))
