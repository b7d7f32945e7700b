"""What a spreadsheet does to a text is no change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.checklist.text import folded, plain, shortened


@pytest.mark.parametrize(
    "written",
    ["A talk\nand a walk", "A talk\r\nand a walk", " A talk \r\nand a walk\n\n", "A talk\u00a0\rand\u202fa walk\x00"],
)
def test_line_ends_and_outer_spaces_are_no_change(written):
    assert plain(written) == "A talk\nand a walk"


def test_what_somebody_meant_stays():
    assert plain("- one\n  - two\n\nthree  words") == "- one\n  - two\n\nthree  words"
    assert plain("=1+1") == "=1+1"
    assert plain("Cafe\u0301") == "Café"


@given(st.text())
def test_plain_twice_is_plain_once(text):
    assert plain(plain(text)) == plain(text)


@given(st.text())
def test_plain_holds_nothing_that_a_database_or_a_sheet_refuses(text):
    assert not set(plain(text)) & {"\x00", "\r", "\x0b", "\ufffe", "\ud800"}


def test_headings_and_words_are_looked_up_without_case_or_signs():
    assert folded(" In-Place! ") == "in place"
    assert folded("Action_to_date:") == "action to date"


def test_a_long_cell_is_shown_by_its_beginning():
    assert shortened("one\ntwo") == "one two"
    assert len(shortened("word " * 50)) <= 80
    assert shortened("word " * 50).endswith("…")
