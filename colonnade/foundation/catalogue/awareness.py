"""Awareness dates: the days, weeks and months of the year on which leaders can be seen (R021)."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from colonnade.foundation.catalogue.texts import Text

__all__ = ["WEEKDAYS", "AwarenessDate", "YearlyRule"]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEK = timedelta(days=7)
LAST = -1
WHICH = (1, 2, 3, 4, LAST)
A_LEAP_YEAR = 2024


@dataclass(frozen=True)
class YearlyRule:
    """When something comes round each year: `month` with one of three things.

    `day`: that day of the month, or, with `whole_week`, the week from Monday to Sunday that holds it.
    `weekday` and `which`: the first to fourth (1 to 4) or the last (-1) Monday, say, of the month.
    Neither: the whole month. `days_before` lets it begin earlier, so that it ends on the day of the rule.
    Raises ValueError for a rule that is none of these or names no day of the calendar.
    """

    month: int
    day: int = 0
    weekday: str = ""
    which: int = 0
    whole_week: bool = False
    days_before: int = 0

    def __post_init__(self) -> None:
        if self.day and self.weekday:
            raise ValueError("a rule names a day of the month or of the week, never both")
        if self.weekday and (self.weekday not in WEEKDAYS or self.which not in WHICH):
            raise ValueError(f"{self.weekday} {self.which} is not a day of the week and its place in the month")
        if self.whole_week and not self.day:
            raise ValueError("a whole week is the one around a day of the month")
        if self.days_before < 0 or (self.days_before and not (self.day or self.weekday)):
            raise ValueError("only a day can be the end of some days")
        date(A_LEAP_YEAR, self.month, self.day or 1)

    def days(self, year: int) -> tuple[date, date]:
        """The first and the last day in that year; ValueError where the year lacks the day (29 February)."""
        if self.weekday:
            return self._back(self._weekday_of(year))
        if not self.day:
            return date(year, self.month, 1), date(year, self.month, calendar.monthrange(year, self.month)[1])
        named = date(year, self.month, self.day)
        if self.whole_week:
            monday = named - timedelta(days=named.weekday())
            return monday, monday + timedelta(days=6)
        return self._back(named)

    def _back(self, last: date) -> tuple[date, date]:
        return last - timedelta(days=self.days_before), last

    def _weekday_of(self, year: int) -> date:
        first = date(year, self.month, 1)
        found = first + timedelta(days=(WEEKDAYS.index(self.weekday) - first.weekday()) % 7)
        if self.which != LAST:
            return found + WEEK * (self.which - 1)
        while (found + WEEK).month == self.month:
            found += WEEK
        return found


@dataclass(frozen=True)
class AwarenessDate:
    """A day, week or month of the year; `about` says in our words what it is for, `link_title` whose page `url` is.

    Raises ValueError for a link that is not one of the web.
    """

    id: str
    title: str
    about: Text
    rule: YearlyRule
    link_title: str
    url: str

    def __post_init__(self) -> None:
        if not self.url.startswith("https://"):
            raise ValueError(f"{self.url} is not an address that starts with https://")

    @property
    def ref(self) -> str:
        """Its reference, "dates/bi-visibility-day"."""
        return f"dates/{self.id}"

    def days(self, year: int) -> tuple[date, date]:
        """The first and the last day in that year; the same day twice where it lasts one day."""
        return self.rule.days(year)

    def next_days(self, today: date) -> tuple[date, date]:
        """The first and the last day of this time where it has not ended, otherwise of the next."""
        for year in (today.year, today.year + 1):
            first, last = self.days(year)
            if last >= today:
                break
        return first, last
