"""Measures over time: run charts, limits, counts of people that may be kept, and checks in their agreed timeframe.

The way through: `chart` reads the values of a measure in order and gives the middle line, the limits once there are
enough readings for them, and every signal that something has changed. `shown_count` says what of a count of people may
be kept at all. `timeliness` holds checks against the timeframe that was agreed, and `patterns` says what may be shown
of things that were put right informally.
"""

from colonnade.core.measures.charting import BASELINE, Chart, Middle, chart
from colonnade.core.measures.counts import NEAREST, SMALLEST_KEPT, shown_count
from colonnade.core.measures.limits import Limits, limits
from colonnade.core.measures.patterns import Patterns, Shown, patterns
from colonnade.core.measures.periods import Period, months_open, period, quarter_of
from colonnade.core.measures.runs import ALLOWED, FEWEST_FOR_RUNS, Runs, runs
from colonnade.core.measures.signal_rules import Better, Rule, Signal, Way
from colonnade.core.measures.timeliness import Timeliness, timeliness

__all__ = [
    "ALLOWED",
    "BASELINE",
    "FEWEST_FOR_RUNS",
    "NEAREST",
    "SMALLEST_KEPT",
    "Better",
    "Chart",
    "Limits",
    "Middle",
    "Patterns",
    "Period",
    "Rule",
    "Runs",
    "Shown",
    "Signal",
    "Timeliness",
    "Way",
    "chart",
    "limits",
    "months_open",
    "patterns",
    "period",
    "quarter_of",
    "runs",
    "shown_count",
    "timeliness",
]
