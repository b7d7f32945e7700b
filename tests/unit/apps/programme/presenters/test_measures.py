"""What the page of a measure says of its readings."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest

from colonnade.apps.accounts.models import Person
from colonnade.apps.programme.models import Action, Measure, Reading
from colonnade.apps.programme.presenters.measures import amount, measure_page, measure_row, warning
from colonnade.apps.programme.selectors import Measured
from colonnade.core.measures import Better, chart
from tests.unit.apps.programme.saying import NOW, TODAY, organisation

OWNER = Person(pk=1, name="Rowan Reed")
MEMBER = SimpleNamespace(person=OWNER, organisation=organisation(), holds=lambda _role: False)
STRANGER = SimpleNamespace(person=Person(pk=9), organisation=organisation(), holds=lambda _role: False)


def measured(*values, **given):
    """A measure with these readings, a day apart, the last one today."""
    place = organisation()
    action = Action(pk=1, number=1, title="Train", owner=OWNER, organisation=place)
    told = {"pk": 5, "name": "Staff trained", "unit": "%", "better": "higher", "organisation": place, "action": action}
    measure = Measure(**{**told, **given})
    first = TODAY - timedelta(days=len(values) - 1)
    readings = tuple(
        Reading(
            pk=place,
            measure=measure,
            read_on=first + timedelta(days=place),
            value=None if value is None else Decimal(value),
            recorded_by=OWNER,
        )
        for place, value in enumerate(values)
    )
    found = chart(tuple(one.value for one in readings), Better(measure.better))
    return Measured(measure, readings, found)


def page(*values, member=MEMBER, **given):
    """The page of such a measure."""
    return measure_page(member, measured(*values, **given), None)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("12.00", "12 %"),
        ("12.50", "12.5 %"),
        ("0.25", "0.25 %"),
        ("0", "0 %"),
        ("1250000", "1,250,000 %"),
        ("9999999999.99", "9,999,999,999.99 %"),
        ("-3", "-3 %"),
        (None, "fewer than 8"),
    ],
)
def test_numbers_are_said_plainly(value, said):
    assert amount(None if value is None else Decimal(value), "%" if value else "") == said


@pytest.mark.parametrize(
    ("values", "better", "said", "tag"),
    [
        ((), "higher", "There is no reading yet.", None),
        ((3, 1, 2), "higher", "Nothing shows yet that could not be chance.", None),
        ((1, 2, 3, 4, 5), "higher", "It is improving, and more than by chance.", "Improving"),
        ((1, 2, 3, 4, 5), "lower", "It is getting worse, and more than by chance.", "Getting worse"),
        ((1, 9) * 5, "lower", "Something is changing, and more than by chance.", "Changing"),
        (
            (1, 2, 3, 4, 5, 1),
            "lower",
            "Nothing shows now that could not be chance, but earlier something did.",
            None,
        ),
    ],
)
def test_where_it_goes_is_said_in_words(values, better, said, tag):
    found = page(*values, better=better)
    assert found.said == said
    assert (found.tag.text if found.tag else None) == tag
    row = measure_row(MEMBER, measured(*values, better=better))
    assert (row.said, row.tag.text if row.tag else None) == (said, tag)


def test_each_signal_names_its_days_and_its_rule():
    [line] = page(1, 2, 3, 4, 5).found
    assert line == (
        "Improving: five or more in a row all rising or all falling (run chart rule: trend), "
        "from 5 March 2027 to 9 March 2027."
    )


def test_every_rule_that_can_be_met_has_words():
    twelve = (10, 12) * 6
    found = [
        *page(*twelve, 30).found,
        *page(*twelve, 13, 12, 13, 12, 13, 12).found,
        *page(*twelve, 8, 9, 10, 11, 12, 13, 14).found,
        *page(*twelve, 10, 15, 12, 15, 9).found,
        *page(*[1, 9] * 6, None).found,
        *page(*[5, 6, 4, 6, 5, 4, 6, 4, 5, 6, 4, 6], None, 7, 8, 7, 9, 8, 7).found,
    ]
    told = " ".join(found)
    for words in ("outside the limits, on", "seven or more in a row on one side", "all rising", "close to a limit"):
        assert words in told
    assert "six or more in a row on one side of the median" in told


def test_limits_are_named_with_their_source():
    assert "Making Data Count" in page(*[10, 12] * 6).how
    assert "Perla, Provost and Murray, 2011" in page(1, 2, 3).how


def test_the_table_says_in_words_what_the_marks_show():
    found = page(9, 1, 2, None, 3)
    assert [(row["value"], row["way"]) for row in found.readings] == [
        ("3 %", ""),
        ("fewer than 8", ""),
        ("2 %", ""),
        ("1 %", ""),
        ("9 %", ""),
    ]
    assert [row["way"] for row in page(1, 2, 3, 4, 5).readings] == ["Improving"] * 5


def test_a_long_history_is_drawn_in_part_and_listed_whole():
    found = page(*[place % 7 for place in range(80)])
    assert len(found.readings) == 80
    assert "60 readings." in found.wide
    assert "The table below has them all." in found.wide


def test_lines_are_drawn_as_far_as_there_are_any():
    found = page(1, 2, 3, target=Decimal(90), baseline=Decimal(12))
    assert "target: 90" in found.wide
    assert "baseline: 12" in found.narrow
    assert "median: 2" in found.wide
    assert "target" not in page(1, 2).wide


def test_only_who_keeps_it_is_offered_to_change_it():
    assert page(1, 2).change_href
    assert page(1, 2).readings[0]["take_back_href"]
    for other in (page(1, 2, member=STRANGER), page(1, 2, ended_at=NOW)):
        assert not other.change_href
        assert not other.readings[0]["take_back_href"]
        assert other.form is None


def test_the_warning_comes_before_a_count_of_people_and_no_other():
    assert "from 1 to 7 is not kept" in warning(Measure(counts_people=True))
    assert warning(Measure()) == ""


def test_a_baseline_that_is_too_small_to_keep_says_so():
    facts = str(page(10, unit="people", counts_people=True, baseline_on=TODAY).facts)
    assert "fewer than 8 (9 March 2027)" in facts
