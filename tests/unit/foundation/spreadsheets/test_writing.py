"""What is written can be filled in, printed and read again; nothing in it is a formula (row 28)."""

import io
from datetime import UTC, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colonnade.core.checklist import plain
from colonnade.foundation.spreadsheets import read
from colonnade.foundation.spreadsheets.writing import Column, Line, Page, Workbook, write

MADE = datetime(2026, 3, 1, tzinfo=UTC)
COLUMNS = (
    Column("row id", 10, is_hidden=True),
    Column("No.", 6),
    Column("Answer", 20, is_open=True, choices=("Yes", "No"), hint="Choose one"),
    Column("Words", 40, is_open=True),
)
STARTS = ["=1+1", "+1", "-1", "@SUM(1)", "\tx", "|x", "%x", "\uff1d1", "http://example.org", "1.10", "0012", "_x0041_"]


def page(*lines, **more):
    return Page("Answers", "Title & more", ("Whose",), COLUMNS, tuple(lines), footer="A & B", **more)


def written(*lines):
    return write(Workbook("A checklist", MADE, (page(*lines), Page("Guide", "How", lines=(Line(("Words",)),))),
                          "Hidden", (("key", "secret"),)))  # fmt: skip


def opened(*lines):
    return openpyxl.load_workbook(io.BytesIO(written(*lines)))


def test_only_open_cells_can_be_filled_in():
    sheet = opened(Line(("r", "1.1", "Yes", "Why")))["Answers"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert [sheet.cell(5, column).protection.locked for column in (1, 2, 3, 4)] == [True, True, False, False]
    assert sheet.cell(5, 4).number_format == "@"


def test_answers_are_chosen_from_a_list():
    [rule] = opened(Line(("r", "1.1", "", "")), Line(("r", "1.2", "", "")))["Answers"].data_validations.dataValidation
    assert (rule.formula1, str(rule.sqref)) == ('"Yes,No"', "C5:C6")


def test_it_is_made_for_paper():
    sheet = opened(Line(("r", "1.1", "", "")))["Answers"]
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.row_dimensions[5].height >= 50
    assert sheet.column_dimensions["A"].hidden


def test_a_long_text_gets_a_tall_row_and_no_taller_than_there_is():
    sheet = opened(Line(("r", "1.1", "", "word " * 100)), Line(("r", "1.2", "", "word " * 5000)))["Answers"]
    assert 100 < sheet.row_dimensions[5].height < 409
    assert sheet.row_dimensions[6].height > 408


def test_what_is_hidden_is_not_shown_and_can_be_read():
    found = {sheet.name: sheet for sheet in read("a.xlsx", io.BytesIO(written())).sheets}
    assert (found["Hidden"].is_hidden, found["Hidden"].rows) == (True, (("key", "secret"),))
    assert not found["Guide"].is_hidden


def test_a_list_that_is_too_long_is_a_fault_of_ours():
    columns = (Column("A", 9, is_open=True, choices=("x" * 300,)),)
    with pytest.raises(ValueError, match="too long"):
        write(Workbook("A", MADE, (Page("P", "T", (), columns, (Line(("",)),)),)))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(STARTS), st.text(max_size=30)), min_size=1, max_size=4))
def test_every_text_comes_back_as_it_went_and_is_no_formula(texts):
    data = written(*(Line(("r", "1.1", "", text)) for text in texts))
    sheet = read("a.xlsx", io.BytesIO(data)).sheets[0]
    assert sheet.formulas == frozenset()
    back = [row[3] if len(row) > 3 else "" for row in sheet.rows[4 : 4 + len(texts)]]
    back += [""] * (len(texts) - len(back))
    assert [plain(str(text)) for text in back] == [plain(text) for text in texts]
