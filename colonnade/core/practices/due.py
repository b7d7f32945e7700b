"""When a practice that was taken up is due, and how it stands on a day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["DUE_WITHIN", "Upkeep", "months_later", "next_due", "standing", "worst"]

DUE_WITHIN = timedelta(days=30)
MONTHS = 12


class Upkeep(StrEnum):
    """How a practice stands. The order is from what needs looking after most to what needs it least."""

    LATE = "late"
    DUE = "due"
    KEPT_UP = "kept_up"
    PAUSED = "paused"
    NOT_TAKEN_UP = "not_taken_up"


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where that month is shorter.

    Raises ValueError beyond the last year that there is.
    """
    years, month = divmod(day.month - 1 + months, MONTHS)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def next_due(
    starts_on: date, every_months: int, last_done: date | None = None, only_day: date | None = None
) -> date | None:
    """The day by which a practice is to be done next; None where nothing sets one.

    `every_months` is its cycle, 0 where it has none; the first time is due one cycle after the start. `only_day` is
    the last day of an awareness date that it was taken up for: it is due then, once.
    """
    if only_day is not None:
        return only_day if last_done is None else None
    return months_later(last_done or starts_on, every_months) if every_months else None


def standing(due_on: date | None, today: date, *, was_done: bool, is_paused: bool = False) -> Upkeep:
    """How one plan stands today. What has never been done is due, however far away its day is.

    It is late from the day after the one by which it was due.
    """
    if is_paused:
        return Upkeep.PAUSED
    if due_on is not None and due_on < today:
        return Upkeep.LATE
    is_near = due_on is not None and due_on - today <= DUE_WITHIN
    return Upkeep.DUE if is_near or not was_done else Upkeep.KEPT_UP


def worst(standings: Iterable[Upkeep]) -> Upkeep:
    """How a practice stands of which several plans stand so: as the one that needs looking after most.

    Not taken up where there is no plan.
    """
    order = list(Upkeep)
    return min(standings, key=order.index, default=Upkeep.NOT_TAKEN_UP)
