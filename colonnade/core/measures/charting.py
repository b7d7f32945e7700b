"""The chart of a measure: a run chart about the median, or limits about the mean once there are enough readings."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import median

from colonnade.core.measures.limits import BASELINE, Limits, limit_signals, limits
from colonnade.core.measures.runs import run_signals
from colonnade.core.measures.signal_rules import Better, Signal, Values, Way

__all__ = ["BASELINE", "Chart", "Middle", "chart"]


class Middle(StrEnum):
    """What the middle line is."""

    NONE = "none"
    MEDIAN = "median"
    MEAN = "mean"


@dataclass(frozen=True)
class Chart:
    """What readings say: the middle line (None where there are no readings), its kind, limits or None, and signals.

    `based_on` is from how many readings, the first ones, line and limits were worked out.
    """

    middle: Decimal | None
    kind: Middle
    limits: Limits | None
    based_on: int
    signals: tuple[Signal, ...]

    def lasting(self, number: int) -> tuple[Signal, ...]:
        """The signals that reach to the last of so many readings: what is so now."""
        return tuple(signal for signal in self.signals if signal.last == number - 1)

    def way(self, number: int) -> Way | None:
        """Where it goes now, if the signals that reach to the last of so many readings agree; None without any."""
        ways = {signal.way for signal in self.lasting(number)} - {Way.CHANGING}
        if len(ways) == 1:
            return ways.pop()
        return Way.CHANGING if self.lasting(number) else None


def chart(values: Values, better: Better, grain: Decimal = Decimal(0)) -> Chart:
    """Read the values of a measure, in the order of their days.

    With twelve readings or more, all known, the chart has a mean and limits; otherwise, or where the first twelve do
    not vary, it has a median. Both come from the first twelve readings that are known. A reading that is not known
    ends every stretch, for nobody can say on which side it lies. `grain` is what readings are rounded to.
    """
    known = tuple(value for value in values if value is not None)
    if not known:
        return Chart(None, Middle.NONE, None, 0, ())
    drawn = limits(known, grain) if len(known) == len(values) else None
    if drawn is not None:
        return Chart(drawn.mean, Middle.MEAN, drawn, BASELINE, limit_signals(known, drawn, better))
    middle = median(known[:BASELINE])
    return Chart(middle, Middle.MEDIAN, None, min(len(known), BASELINE), run_signals(values, middle, better))
