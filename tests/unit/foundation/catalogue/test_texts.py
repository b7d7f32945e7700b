"""A text refuses what no text can be, and knows when it may be outdated (R185)."""

from dataclasses import replace
from datetime import date

import pytest

from colonnade.foundation.catalogue import Text

TEXT = Text("x-2020/1.1/l1", "Words.", "1.1", "stated", "x", "2022-09", "en")
LAW = replace(TEXT, jurisdiction=("England",), review_by=date(2026, 12, 31))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"text": " "}, "has no words"),
        ({"basis": "said"}, "said is not a basis"),
        ({"jurisdiction": ("England",)}, "needs both"),
        ({"review_by": date(2026, 1, 1)}, "needs both"),
    ],
)
def test_a_wrong_text_cannot_be_built(change: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        replace(TEXT, **change)  # type: ignore[arg-type]


def test_a_text_reads_as_its_words() -> None:
    assert (str(TEXT), TEXT.id) == ("Words.", "l1")


@pytest.mark.parametrize(("written", "day"), [("2022-09", date(2022, 9, 1)), ("2022-09-30", date(2022, 9, 30))])
def test_when_it_was_written(written: str, day: date) -> None:
    assert replace(TEXT, date=written).written == day


@pytest.mark.parametrize(
    ("today", "outdated"),
    [(date(2024, 12, 31), False), (date(2025, 8, 31), False), (date(2025, 9, 1), True), (date(2026, 1, 1), True)],
)
def test_r185_a_text_may_be_outdated_after_three_years(today: date, outdated: bool) -> None:
    assert TEXT.may_be_outdated(today) is outdated


@pytest.mark.parametrize(("today", "outdated"), [(date(2026, 12, 30), False), (date(2026, 12, 31), True)])
def test_r185_a_review_date_goes_before_age(today: date, outdated: bool) -> None:
    assert LAW.may_be_outdated(today) is outdated
