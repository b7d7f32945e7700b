"""Numbers as people write them: read, or refused with a sentence that says how to write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from colonnade.apps.programme.forms import ChangeMeasureForm, MeasureForm, ReadingForm
from colonnade.apps.programme.models import Measure

DAY = {"read_on_0": "1", "read_on_1": "2", "read_on_2": "2027"}
PLAIN = {"name": "Staff trained", "unit": "%", "better": "higher"}


def reading(value, *, counts_people=False):
    """The form of a reading with that value typed."""
    return ReadingForm({**DAY, "value": value}, measure=Measure(unit="%", counts_people=counts_people))


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", "12"),
        (" 12.5 ", "12.5"),
        ("0", "0"),
        ("-3.25", "-3.25"),
        ("\N{MINUS SIGN}3", "-3"),
        ("1,250", "1250"),
        ("1,250,000.75", "1250000.75"),
        ("007", "7"),
        ("9999999999.99", "9999999999.99"),
        ("12.5000", "12.5"),
    ],
)
def test_a_number_is_read(typed, number):
    form = reading(typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["value"] == Decimal(number)


ALONE = "Write the number alone, without %, £ or words, for example 12.5"
POINT = "Write a point, not a comma, before the decimals, for example 12.5"
ENTER = "Enter a number, for example 12.5"
BELOW = "Write a number below ten thousand million"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", ENTER),
        ("   ", ENTER),
        ("12 %", ALONE),
        ("12%", ALONE),
        ("£12", ALONE),
        ("12 people", ALONE),
        ("about 12", ALONE),
        ("1e5", ALONE),
        ("0x1F", ALONE),
        ("12,5", POINT),
        ("-12,50", POINT),
        ("1,25,000", ENTER),
        ("1.250.000", ENTER),
        ("12 000", ENTER),
        ("--3", ENTER),
        (".", ENTER),
        ("NaN", ENTER),
        ("Infinity", ENTER),
        ("twelve", ENTER),
        ("=1+1", ALONE),
        ("\N{ARABIC-INDIC DIGIT FIVE}", ENTER),
        ("10000000000", BELOW),
        ("9" * 40, BELOW),
        ("9" * 400_000, BELOW),
        ("0." + "3" * 30, "Write at most two decimals, for example 12.25"),
        ("1.999", "Write at most two decimals, for example 12.25"),
        ("1\x00", None),
    ],
)
def test_what_is_no_number_is_refused_with_a_way_out(typed, sentence):
    form = reading(typed)
    assert not form.is_valid()
    assert sentence is None or form.errors["value"] == [sentence]


@pytest.mark.parametrize("typed", ["7.5", "-1"])
def test_people_come_in_whole_numbers(typed):
    form = reading(typed, counts_people=True)
    assert form.errors["value"] == ["This counts people: write a whole number, 0 or more"]
    assert reading("7", counts_people=True).is_valid()


def test_a_measure_needs_no_baseline_and_no_target():
    form = MeasureForm(PLAIN)
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["baseline"], form.cleaned_data["target"]) == (None, None)


def test_a_day_belongs_to_a_number():
    form = MeasureForm({**PLAIN, "target_on_0": "1", "target_on_1": "2", "target_on_2": "2027"})
    assert form.errors["target"] == ["Enter the number for this day, or leave the day empty"]
    change = ChangeMeasureForm({**PLAIN, "target_on_0": "1", "target_on_1": "2", "target_on_2": "2027"})
    assert change.errors["target"] == ["Enter the number for this day, or leave the day empty"]


def test_baseline_and_target_of_people_are_whole():
    form = MeasureForm({**PLAIN, "counts_people": "on", "baseline": "3.5", "target": "-1"})
    assert set(form.errors) == {"baseline", "target"}


@pytest.mark.parametrize("name", ["name", "unit", "better"])
def test_what_is_missing_is_named(name):
    form = MeasureForm({**PLAIN, name: ""})
    assert list(form.errors) == [name]
