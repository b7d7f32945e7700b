"""Columns whose meaning depends on what stands beneath them, or beside them."""

from colonnade.core.checklist.cell import Grid, Why
from colonnade.core.checklist.columns import cell_at, problems, settled
from colonnade.core.checklist.form import Form
from colonnade.core.checklist.headings import Heading, columns_in

FORM = Form(("1.1", "1.2"))


def headings(*rows):
    found = settled(columns_in(0, rows[0]), rows[1:], FORM)
    return {column.words: column.heading for column in found.columns}


def test_a_status_is_what_its_words_say():
    assert headings(("No.", "Status"), ("1.1", "In place"))["Status"] is Heading.RATING
    assert headings(("No.", "Status"), ("1.1", "Moderate"))["Status"] is Heading.LEVEL


def test_a_status_with_nothing_in_it_is_what_its_company_is():
    assert headings(("Recommendation", "Status"), ("1.1", None))["Status"] is Heading.LEVEL
    assert headings(("Statement", "Status"), ("1.1", None))["Status"] is Heading.RATING


def test_a_comment_beside_a_level_is_no_reason_for_a_rating():
    rows = (("No.", "Progress", "Comments"), ("1.1", "none", "Hard to say"))
    found = settled(columns_in(0, rows[0]), rows[1:], FORM)
    said = problems(found, Grid("S", rows), rows[1:])
    assert [(one.why, one.cell) for one in said] == [(Why.OTHER_TABLE, "C1")]


def test_an_empty_column_of_another_table_is_not_worth_a_word():
    rows = (("No.", "Rating", "Actions"), ("1.1", "In place", None))
    found = settled(columns_in(0, rows[0]), rows[1:], FORM)
    assert problems(found, Grid("S", rows), rows[1:]) == []
    assert not found.has(Heading.ACTION_TO_DATE)


def test_a_row_may_be_shorter():
    assert cell_at(("a",), 3) is None
