"""Checks in their agreed timeframe (R015): how many came in time, and when the next one is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

__all__ = ["Timeliness", "timeliness"]


@dataclass(frozen=True)
class Timeliness:
    """How many checks there should have been, how many of them came in time, and when the next is due.

    `next_due` is None for what has ended.
    """

    due: int
    in_time: int
    next_due: date | None

    @property
    def share(self) -> Fraction | None:
        """The share that came in time; None where none was due yet."""
        return Fraction(self.in_time, self.due) if self.due else None

    def is_overdue(self, today: date) -> bool:
        """Whether a check should have come before today."""
        return self.next_due is not None and self.next_due < today


def timeliness(
    begins: date, every: int, checks: Iterable[date], today: date, ended: date | None = None
) -> Timeliness | None:
    """Hold checks against a timeframe of so many days (1 or more); None for 0, where none was agreed.

    A check is due so many days after the beginning, and then after each check. It is in time up to that day. Every
    further whole timeframe that passes without a check is one more that did not come. Checks before the beginning,
    after today or on one day with another are not counted apart; nothing is due after the end.
    """
    if every < 1:
        return None
    until = min(today, ended) if ended is not None else today
    days = [begins, *sorted({day for day in checks if begins < day <= until})]
    due = in_time = 0
    for before, after in pairwise(days):
        gap = (after - before).days
        due += max(1, (gap - 1) // every)
        in_time += gap <= every
    due += max(0, (until - days[-1]).days - 1) // every
    next_due = None if ended is not None else days[-1] + timedelta(days=every)
    return Timeliness(due, in_time, next_due)
