"""Limits of an individuals (XmR) chart: how far readings vary by themselves, from their own differences.

Mean, and limits at the mean plus and minus 2.66 times the mean moving range, which is the mean of the steps from each
reading to the next (Shewhart's constants: 2.66 is 3 / 1.128). They are worked out from the first twelve readings and
stay as they are, so that what comes later is held against what was before: NHS England's Making Data Count locks them
after twelve too. The Health Care Data Guide would rather have twenty to thirty; with twelve, take them with care.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from colonnade.core.measures.signal_rules import Better, Rule, Signal, sides, stretches, way_of

__all__ = ["BASELINE", "FACTOR", "Limits", "limit_signals", "limits"]

BASELINE = 12
"""Limits are drawn from so many readings on, and worked out from the first so many."""

FACTOR = Decimal("2.66")
IN_A_ROW = 7
"""So many readings in a row on one side of the mean, or all rising or all falling, are a signal."""

CLOSE, WINDOW = 2, 3


@dataclass(frozen=True)
class Limits:
    """Mean and limits. `reach` is how far the limits lie from the mean."""

    mean: Decimal
    reach: Decimal
    is_never_below_zero: bool = False

    @property
    def upper(self) -> Decimal:
        """The upper limit."""
        return self.mean + self.reach

    @property
    def lower(self) -> Decimal:
        """The lower limit; 0 where that would be below 0 and no reading can be."""
        lowest = self.mean - self.reach
        return max(lowest, Decimal(0)) if self.is_never_below_zero else lowest

    def near(self, value: Decimal) -> int:
        """Whether a reading lies in the third next to a limit, or beyond: 1 the upper, -1 the lower, 0 neither."""
        away = value - self.mean
        return 0 if abs(away) * 3 <= self.reach * 2 else (1 if away > 0 else -1)


def limits(values: tuple[Decimal, ...], grain: Decimal = Decimal(0)) -> Limits | None:
    """The limits that the first twelve readings make; None where there are fewer, or where they do not vary.

    `grain` is what readings are rounded to. Limits are never nearer to the mean than that, because a step of it may
    be rounding and nothing else.
    """
    first = values[:BASELINE]
    if len(first) < BASELINE:
        return None
    moving = [abs(after - before) for before, after in pairwise(first)]
    reach = max(FACTOR * sum(moving) / len(moving), grain)
    if not reach:
        return None
    return Limits(sum(first, Decimal(0)) / len(first), reach, is_never_below_zero=min(values) >= 0)


def limit_signals(values: tuple[Decimal, ...], drawn: Limits, better: Better) -> tuple[Signal, ...]:
    """Every signal of a chart with limits, in the order of its first reading."""
    steps: list[int | None] = [(after > before) - (after < before) for before, after in pairwise(values)]
    # Six steps the same way lead through seven readings.
    steady = [(first, last + 1, side) for first, last, side in stretches(steps, IN_A_ROW - 1, skip_zeros=False)]
    found = [
        *((Rule.OUTSIDE, *each) for each in _outside(values, drawn)),
        *((Rule.SIDE, *each) for each in stretches(sides(values, drawn.mean), IN_A_ROW, skip_zeros=False)),
        *((Rule.STEADY, *each) for each in steady),
        *((Rule.NEAR, *each) for each in _near(values, drawn)),
    ]
    signals = (Signal(rule, way_of(side, better), first, last) for rule, first, last, side in found)
    return tuple(sorted(signals, key=lambda signal: (signal.first, signal.last)))


def _outside(values: tuple[Decimal, ...], drawn: Limits) -> list[tuple[int, int, int]]:
    """Readings outside the limits; those beside each other, beyond the same limit, are one signal."""
    marks: list[int | None] = [
        0 if abs(value - drawn.mean) <= drawn.reach else (1 if value > drawn.mean else -1) for value in values
    ]
    return stretches(marks, 1, skip_zeros=False)


def _near(values: tuple[Decimal, ...], drawn: Limits) -> list[tuple[int, int, int]]:
    """Windows of three with two near one limit and all on its side; windows that overlap are one signal."""
    found: list[tuple[int, int, int]] = []
    for first in range(len(values) - WINDOW + 1):
        window = values[first : first + WINDOW]
        for side in (1, -1):
            on_side = all((value > drawn.mean) - (value < drawn.mean) == side for value in window)
            if not on_side or sum(drawn.near(value) == side for value in window) < CLOSE:
                continue
            if found and found[-1][2] == side and found[-1][1] >= first:
                found[-1] = (found[-1][0], first + WINDOW - 1, side)
            else:
                found.append((first, first + WINDOW - 1, side))
    return found
