"""When awareness dates fall: worked by hand from calendars, year by year (R021)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from colonnade.foundation.catalogue import Catalogue, NotInCatalogueError, YearlyRule

A_DAY = YearlyRule(month=9, day=23)
A_MONTH = YearlyRule(month=2)
AROUND = YearlyRule(month=4, day=26, whole_week=True)
THIRD = YearlyRule(month=10, weekday="wednesday", which=3)
LAST_WEEK = YearlyRule(month=10, weekday="saturday", which=-1, days_before=6)
BEFORE = YearlyRule(month=11, day=19, days_before=6)


@pytest.mark.parametrize(
    ("rule", "year", "first", "last"),
    [
        (A_DAY, 2027, "2027-09-23", "2027-09-23"),
        (A_MONTH, 2027, "2027-02-01", "2027-02-28"),
        (A_MONTH, 2028, "2028-02-01", "2028-02-29"),
        (AROUND, 2021, "2021-04-26", "2021-05-02"),
        (AROUND, 2022, "2022-04-25", "2022-05-01"),
        (AROUND, 2024, "2024-04-22", "2024-04-28"),
        (AROUND, 2026, "2026-04-20", "2026-04-26"),
        (THIRD, 2025, "2025-10-15", "2025-10-15"),
        (THIRD, 2026, "2026-10-21", "2026-10-21"),
        (LAST_WEEK, 2020, "2020-10-25", "2020-10-31"),
        (LAST_WEEK, 2024, "2024-10-20", "2024-10-26"),
        (LAST_WEEK, 2025, "2025-10-19", "2025-10-25"),
        (BEFORE, 2026, "2026-11-13", "2026-11-19"),
        (YearlyRule(month=11, weekday="sunday", which=1), 2026, "2026-11-01", "2026-11-01"),
        (YearlyRule(month=5, weekday="sunday", which=1), 2025, "2025-05-04", "2025-05-04"),
        (YearlyRule(month=4, weekday="monday", which=-1), 2025, "2025-04-28", "2025-04-28"),
        (YearlyRule(month=12, weekday="thursday", which=-1), 2026, "2026-12-31", "2026-12-31"),
    ],
)
def test_the_days_of_a_rule(rule: YearlyRule, year: int, first: str, last: str) -> None:
    assert rule.days(year) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"month": 13}, "month"),
        ({"month": 4, "day": 31}, "day"),
        ({"month": 4, "day": 1, "weekday": "monday", "which": 1}, "never both"),
        ({"month": 4, "weekday": "moonday", "which": 1}, "not a day of the week"),
        ({"month": 4, "weekday": "monday", "which": 5}, "its place in the month"),
        ({"month": 4, "weekday": "monday"}, "its place in the month"),
        ({"month": 4, "whole_week": True}, "around a day"),
        ({"month": 4, "days_before": 3}, "end of some days"),
        ({"month": 4, "day": 2, "days_before": -1}, "end of some days"),
    ],
)
def test_a_rule_cannot_be(values: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        YearlyRule(**values)


def test_the_twenty_ninth_of_february_is_not_in_every_year() -> None:
    leap = YearlyRule(month=2, day=29)
    assert leap.days(2028)[0] == date(2028, 2, 29)
    with pytest.raises(ValueError, match="day"):
        leap.days(2027)


@pytest.mark.parametrize(
    ("today", "first"),
    [("2025-04-28", "2025-04-28"), ("2025-04-29", "2026-04-27"), ("2025-01-01", "2025-04-28")],
)
def test_the_next_time_is_this_one_until_it_has_ended(catalogue: Catalogue, today: str, first: str) -> None:
    lamps = catalogue.awareness_date("day-of-lamps")
    assert lamps.next_days(date.fromisoformat(today))[0] == date.fromisoformat(first)


def test_a_month_that_has_begun_is_the_next_one(catalogue: Catalogue) -> None:
    month = replace(catalogue.awareness_date("day-of-lamps"), rule=A_MONTH)
    assert month.next_days(date(2027, 2, 20)) == (date(2027, 2, 1), date(2027, 2, 28))


def test_a_date_is_read_with_its_source(catalogue: Catalogue) -> None:
    lamps = catalogue.awareness_date("day-of-lamps")
    assert (lamps.title, lamps.ref, lamps.about.source) == ("Day of Lamps", "dates/day-of-lamps", "lighthouse-2021")
    assert (lamps.link_title, lamps.url) == ("The lamps", "https://lamps.example/")
    assert catalogue.text("dates/day-of-lamps") is lamps.about
    with pytest.raises(NotInCatalogueError, match="there is no awareness date noon"):
        catalogue.awareness_date("noon")
    with pytest.raises(ValueError, match="https://"):
        replace(lamps, url="javascript:alert(1)")
