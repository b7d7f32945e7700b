"""Texts that every format can carry."""

import pytest

from colonnade.ui.documents.texts import is_right_to_left, tidy


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028", "\x0b", "\x85"])
def test_there_is_one_kind_of_line_end(end):
    assert tidy(f"one{end}two") == "one\ntwo"


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\ud800", "\ufffe"])
def test_what_no_document_can_hold_is_marked(sign):
    assert tidy(f"a{sign}b") == "a\ufffdb"


@pytest.mark.parametrize("sign", ["\u202a", "\u202e", "\u2066", "\u2069"])
def test_signs_that_turn_text_round_are_left_out(sign):
    """An override that is never closed would turn round the words after it, which are ours."""
    assert tidy(f"a{sign}b") == "ab"


def test_what_people_write_stays():
    assert tidy(" Zoë’s “note” – 50% of £3 🏳️‍🌈 ") == "Zoë’s “note” – 50% of £3 🏳️‍🌈"


@pytest.mark.parametrize(
    ("text", "turned"),
    [("", False), ("12 (3)", False), ("words", False), ("مرحبا", True), ("1. שלום world", True), ("a שלום", False)],
)
def test_the_first_letter_says_how_it_is_read(text, turned):
    assert is_right_to_left(text) is turned
