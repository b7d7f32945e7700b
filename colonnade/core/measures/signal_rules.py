"""Signals: patterns in readings that chance alone seldom makes, each found by a rule with a name and a source.

Two sets of rules are used, and never both on one chart, because each rule more finds more that is only chance.

Run chart, about the median (up to eleven readings, and wherever a reading is not known)
    Perla RJ, Provost LP, Murray SK (2011) The run chart: a simple analytical tool for learning from variation in
    healthcare processes. BMJ Quality & Safety 20(1): 46-51. Their fourth rule, a point that anybody would call
    astronomical, is left to people's eyes.

Limits, about the mean (from twelve readings on)
    NHS England, Making Data Count, as its charting tool for analysts counts (NHS-R Community, NHSRplotthedots). The
    Health Care Data Guide (Provost LP, Murray SK, 2011) asks for eight in a row on one side and for six rising or
    falling; Making Data Count asks for seven of each.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

__all__ = ["Better", "Rule", "Signal", "Values", "Way", "sides", "stretches", "way_of"]

Values = tuple[Decimal | None, ...]
"""Readings in order of their days; None where one is not known."""


class Better(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"


class Way(StrEnum):
    """What a signal says about where things go."""

    IMPROVING = "improving"
    GETTING_WORSE = "getting worse"
    CHANGING = "changing"
    """Something is not chance, but neither way."""


class Rule(StrEnum):
    """Which rule found a signal."""

    SHIFT = "shift"
    """Run chart: six or more in a row on one side of the median; those on it are passed over."""
    TREND = "trend"
    """Run chart: five or more in a row, each higher than the one before, or each lower; equal ones are passed over."""
    FEW_RUNS = "few runs"
    """Run chart: the line crosses the median less often than chance would let it."""
    MANY_RUNS = "many runs"
    """Run chart: the line crosses the median more often than chance would let it."""
    OUTSIDE = "outside"
    """Limits: a reading outside them, or several beside each other beyond the same one."""
    SIDE = "side"
    """Limits: seven or more in a row on one side of the mean."""
    STEADY = "steady"
    """Limits: seven or more in a row of which each is higher than the one before, or each lower."""
    NEAR = "near"
    """Limits: two of three in a row in the third next to a limit, all three on that side of the mean."""


@dataclass(frozen=True)
class Signal:
    """That a rule was met by the readings from the place `first` to the place `last`, counted from 0."""

    rule: Rule
    way: Way
    first: int
    last: int


def way_of(side: int, better: Better) -> Way:
    """What going that way means: `side` is 1 for higher and -1 for lower, 0 for neither."""
    if not side:
        return Way.CHANGING
    return Way.IMPROVING if (side > 0) == (better is Better.HIGHER) else Way.GETTING_WORSE


def sides(values: Values, middle: Decimal) -> list[int | None]:
    """On which side of the middle each reading lies: 1 above, -1 below, 0 on it, None where it is not known."""
    return [None if value is None else (value > middle) - (value < middle) for value in values]


def stretches(marks: list[int | None], least: int, *, skip_zeros: bool) -> list[tuple[int, int, int]]:
    """Each stretch of at least so many equal marks of 1 or -1: first place, last place and the mark.

    A mark of 0 is passed over, or ends a stretch like None does.
    """
    found: list[tuple[int, int, int]] = []
    places: list[int] = []
    for place, mark in enumerate([*marks, None]):
        if mark == 0 and skip_zeros:
            continue
        if places and mark != marks[places[-1]]:
            if len(places) >= least:
                found.append((places[0], places[-1], marks[places[0]] or 0))
            places = []
        if mark:
            places.append(place)
    return found
