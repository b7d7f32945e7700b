"""The words of reports."""

from datetime import date
from decimal import Decimal

import pytest

from colonnade.apps.reporting.presenters.words import (
    day,
    days_late,
    evidence_words,
    listed,
    measure_words,
    plan_words,
    quantity,
    standing_words,
)
from colonnade.apps.reporting.selectors import MeasureFacts, PieceFacts, PlanFacts
from colonnade.core.ratings import Standing


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["1.1"], "1.1"), (["1.1", "1.2"], "1.1 and 1.2"), (["1", "2", "3"], "1, 2 and 3")]
)
def test_lists_are_read_aloud(words, said):
    assert listed(words) == said


def test_days_and_lateness():
    assert day(date(2027, 3, 1)) == "1 March 2027"
    assert day(None) == ""
    assert (days_late(1), days_late(12)) == ("1 day late", "12 days late")


def test_claimed_is_told_from_shown():
    assert standing_words(Standing.SHOWN) == "In place, shown"
    assert standing_words("claimed") == "In place, claimed"
    assert standing_words("") == "Not agreed"


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [("85.00", "%", "85%"), ("3.50", "days", "3.5 days"), ("1200.00", "people", "1200 people"), ("0.00", "", "0")],
)
def test_a_value_has_its_unit_and_no_needless_noughts(value, unit, said):
    assert quantity(Decimal(value), unit) == said


def test_evidence_has_its_day():
    live = PieceFacts("Minutes", date(2027, 5, 3), is_live=True)
    stale = PieceFacts("Old minutes", date(2026, 5, 3), is_live=False)
    assert evidence_words((live, stale)) == ("“Minutes”, live until 3 May 2027; “Old minutes”, stale since 3 May 2026")
    assert evidence_words(()) == "none"


def measure(**more):
    values = {
        "name": "Staff trained",
        "unit": "people",
        "counts_people": True,
        "baseline": None,
        "baseline_on": None,
        "value": Decimal(40),
        "read_on": date(2026, 11, 1),
        "target": None,
        "target_on": None,
    }
    return MeasureFacts(**{**values, **more})


def test_a_measure_is_told_against_where_it_began_and_where_it_should_come():
    said = measure_words(measure(baseline=Decimal(10), target=Decimal(90), target_on=date(2027, 4, 1)))
    assert (
        said
        == "Staff trained: 40 people (1 November 2026), rounded; at first 10 people; to be 90 people (1 April 2027)"
    )


def test_a_count_of_few_people_is_not_shown():
    """R026, R044: a number about people stands here as it may be shown, or not at all."""
    said = measure_words(measure(value=None))
    assert "not shown (read on 1 November 2026): so few people could be recognised" in said
    assert not any(word.isdigit() for word in said.split() if word not in {"1", "2026):"})
    assert measure_words(measure(value=None, read_on=None)) == "Staff trained: not read yet"


def test_a_practice_is_told_by_its_post():
    plan = PlanFacts("badges", "Badges", "Ward 7", "Head of nursing", "late", None, date(2026, 10, 1))
    assert plan_words(plan) == "Badges (Ward 7): late: it was due on 1 October 2026; not done yet; Head of nursing"
