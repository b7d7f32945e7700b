"""Whole sheets, ours and others': what is read, and what is said of the rest."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.checklist.cell import Field, Grid, Why
from colonnade.core.checklist.form import Form
from colonnade.core.checklist.table import read

FORM = Form(("1.1", "1.2", "2.1"), titles=("Visible leadership",))


def reading(*rows, merged=(), formulas=(), name="S"):
    return read([Grid(name, rows, merged, frozenset(formulas))], FORM)


def answers(found):
    return {(one.element, one.field.value): one.value for one in found.answers if one.value}


def said(found):
    return [(one.why, one.cell) for one in found.problems]


def test_three_columns_in_any_order_with_titles_and_notes():
    found = reading(
        ("Progress checklist",),
        (),
        ("Action to date", "Status", "Recommendation"),
        ("", None, "Pillar 1: Visible leadership"),
        ("A talk", "moderate", "1.1 Leaders can be seen"),
        (None, None, None),
        ("Meets monthly", "Significant", "1.2. The network has a say"),
        ("Any questions to Sam",),
    )
    assert answers(found) == {
        ("1.1", "level"): "moderate",
        ("1.1", "action_to_date"): "A talk",
        ("1.2", "level"): "significant",
        ("1.2", "action_to_date"): "Meets monthly",
    }
    assert said(found) == [(Why.NO_ELEMENT, "A8")]
    assert found.rows == 2


def test_notes_in_another_column_are_outside():
    found = reading(("No.", "Progress"), ("1.1", "none"), ("Thank you for filling this in",))
    assert said(found) == [(Why.OUTSIDE, "A3")]


@pytest.mark.parametrize("number", ["1.1", "1.1.", 1.1, "Element 1.1"])
def test_element_numbers_as_they_are_written(number):
    assert answers(reading(("No.", "Progress"), (number, "none"))) == {("1.1", "level"): "none"}


def test_two_headings_alike_are_said_and_neither_is_read():
    found = reading(("No.", "Progress", "Level of progress", "Action to date"), ("1.1", "none", "moderate", "A talk"))
    assert answers(found) == {("1.1", "action_to_date"): "A talk"}
    assert said(found) == [(Why.TWO_HEADINGS, "B1"), (Why.TWO_HEADINGS, "C1")]


def test_an_element_twice_with_different_answers_is_said_at_both_places():
    found = reading(
        ("No.", "Progress", "Action to date"), ("1.1", "none", "A"), ("1.1", "none", "B"), ("1.1", None, "A")
    )
    assert answers(found) == {("1.1", "level"): "none"}
    assert said(found) == [(Why.TWICE, "C2"), (Why.TWICE, "C3")]


def test_the_same_element_in_two_sheets():
    sheets = [Grid(name, (("No.", "Progress"), ("1.1", level))) for name, level in (("A", "none"), ("B", "moderate"))]
    found = read(sheets, FORM)
    assert [(one.why, one.sheet) for one in found.problems] == [(Why.TWICE, "A"), (Why.TWICE, "B")]


def test_rows_of_no_known_element():
    found = reading(
        ("No.", "Progress"), ("9.9", "none"), (date(2026, 1, 1), "none"), (None, "none"), ("Leaders", "moderate")
    )
    assert said(found) == [
        (Why.UNKNOWN_ELEMENT, "A2"),
        (Why.ELEMENT_IS_DAY, "A3"),
        (Why.NO_ELEMENT, "B4"),
        (Why.NO_ELEMENT, "B5"),
    ]
    assert (found.answers, found.rows) == ((), 0)


def test_a_row_that_names_two_elements_is_not_read():
    found = reading(("row id", "No.", "Progress"), ("f/1.1", "1.2", "none"), ("f/2.1", "2.1", "none"))
    assert answers(found) == {("2.1", "level"): "none"}
    assert said(found) == [(Why.TWO_ELEMENTS, "A2")]


def test_a_number_in_a_column_without_a_heading():
    found = reading((None, "What we do", "Progress", "Action to date"), ("1.1", "Leaders", "none", "A"))
    assert answers(found) == {("1.1", "level"): "none", ("1.1", "action_to_date"): "A"}


def test_a_merged_element_number_covers_its_rows_and_their_words_are_put_together():
    found = reading(
        ("No.", "Progress", "Action to date"),
        ("1.1", "none", "One"),
        (None, None, "Two"),
        ("1.2", "moderate", "Three"),
        merged=[(1, 0, 2, 0), (1, 1, 2, 1)],
    )
    assert answers(found) == {
        ("1.1", "level"): "none",
        ("1.1", "action_to_date"): "One\nTwo",
        ("1.2", "level"): "moderate",
        ("1.2", "action_to_date"): "Three",
    }
    assert said(found) == []


def test_a_title_merged_across_the_table_is_no_answer():
    found = reading(
        ("No.", "Progress"), ("Pillar 1", None), ("1.1", "none"), ("Signed in May", None), merged=[(1, 0, 1, 1)]
    )
    assert answers(found) == {("1.1", "level"): "none"}
    assert said(found) == [(Why.OUTSIDE, "A4")]


def test_headings_that_come_again_on_each_page_are_no_rows():
    found = reading(("No.", "Progress"), ("1.1", "none"), ("No.", "Progress"), ("1.2", "moderate"))
    assert answers(found) == {("1.1", "level"): "none", ("1.2", "level"): "moderate"}
    assert said(found) == []


def test_answers_that_are_also_headings_do_not_make_a_row_of_headings():
    found = reading(("No.", "Rating", "Why?"), ("1.1", "In place", "Progress is good"))
    assert answers(found) == {("1.1", "rating"): "in_place", ("1.1", "note"): "Progress is good"}


def test_a_formula_is_taken_as_words_and_said():
    found = reading(("No.", "Action to date"), ("1.1", "=A1&B1"), formulas=[(1, 1)])
    assert answers(found) == {("1.1", "action_to_date"): "=A1&B1"}
    assert said(found) == [(Why.FORMULA, "B2")]


def test_a_sheet_without_a_table_is_said_and_an_empty_one_is_not():
    assert said(reading(("Minutes",))) == [(Why.NO_TABLE, "")]
    assert said(reading((None, None))) == []


def test_an_empty_cell_is_an_answer_of_nothing():
    [level] = reading(("No.", "Progress"), ("1.1", None)).answers
    assert (level.field, level.value, level.cell) == (Field.LEVEL, "", "B2")


CELLS = st.one_of(
    st.none(),
    st.sampled_from(["1.1", "1.2", "No.", "Progress", "Rating", "Action to date", "none", "In place", "Pillar 1"]),
    st.text(max_size=8),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
)
REGIONS = st.lists(st.tuples(*[st.integers(0, 9)] * 4), max_size=3)


@given(st.lists(st.lists(CELLS, max_size=6), max_size=10), REGIONS)
def test_whatever_stands_in_a_sheet_each_element_and_column_is_read_once(rows, merged):
    found = read([Grid("S", rows, merged)], FORM)
    keys = [(one.element, one.field) for one in found.answers]
    assert len(keys) == len(set(keys))
    assert {one.element for one in found.answers} <= set(FORM.elements)
