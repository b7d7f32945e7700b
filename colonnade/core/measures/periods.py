"""Months in which informal fixes can be noted, and the closed year of which patterns are shown.

A fix is noted for the current month or the one before. So a month is closed for noting when the month after it has
ended, and what is shown of it never changes. The year that is shown ends with a closed quarter and moves on four times
a year: a count that grew with every entry, or with every month, would tell who noted what.
"""

from dataclasses import dataclass
from datetime import date

__all__ = ["Period", "months_open", "period", "quarter_of"]

MONTHS = 12
QUARTER = 3


@dataclass(frozen=True)
class Period:
    """Whole months, from the first day of `first` to the last day of the month that begins with `last`."""

    first: date
    last: date

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month."""
        found = [self.first]
        while found[-1] < self.last:
            found.append(_moved(found[-1], 1))
        return tuple(found)


def _moved(month: date, by: int) -> date:
    count = month.year * MONTHS + month.month - 1 + by
    return date(count // MONTHS, count % MONTHS + 1, 1)


def quarter_of(day: date) -> date:
    """The first day of the quarter of the calendar year in which the day lies."""
    return date(day.year, day.month - (day.month - 1) % QUARTER, 1)


def months_open(today: date) -> tuple[date, date]:
    """The months for which a fix can be noted today: the month before, and the current one."""
    current = today.replace(day=1)
    return _moved(current, -1), current


def period(today: date) -> Period:
    """The four quarters of which patterns are shown today: the last ones of which every month is closed for noting."""
    before, _current = months_open(today)
    # Months before `before` are closed; the quarter in which it lies is not.
    end = quarter_of(before)
    return Period(_moved(end, -MONTHS), _moved(end, -1))
