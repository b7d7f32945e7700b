"""Which element a cell names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colonnade.core.checklist.numbers import element_in, looks_like_element

KNOWN = ("1.1", "1.2", "2.1", "A1", "3.1.2")


@pytest.mark.parametrize(
    "written",
    [
        "1.1", " 1.1 ", "1.1.", "1,1", "1. 1", 1.1, "Element 1.1", "element: 1.1", "No. 1.1)", "Recommendation 1.1",
        "inclusion-2022/1.1", "1.1 Visible leaders", "1.1: Visible leaders", "1.1 - leaders", "1.1\nLeaders", "# 1.1",
    ],
)  # fmt: skip
def test_ways_to_write_the_number(written):
    assert element_in(written, KNOWN) == "1.1"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "1",
        "1.3",
        "1.15",
        "1.1.2",
        "11.1",
        "In 1.1 we say",
        "Leaders",
        None,
        True,
        date(2026, 1, 1),
        1.0,
        1.3,
        "1.1a",
    ],
)
def test_what_names_no_element_of_the_framework(written):
    assert element_in(written, KNOWN) == ""


def test_letters_and_three_parts():
    assert element_in("a1", KNOWN) == "A1"
    assert element_in("3.1.2 Data", KNOWN) == "3.1.2"


def test_a_number_that_could_be_two_elements_is_neither():
    assert element_in(1.1, ("1.1", "1.10")) == ""
    assert element_in("1.1", ("1.1", "1.10")) == "1.1"
    assert element_in("1.10", ("1.1", "1.10")) == "1.10"


@pytest.mark.parametrize("written", ["1.1", "9.9", 9.9, "Element 7.1"])
def test_a_number_with_a_point_looks_like_an_element(written):
    assert looks_like_element(written)


@pytest.mark.parametrize("written", ["", "1", 4.0, "1.1 and more", "words", None, True])
def test_others_do_not(written):
    assert not looks_like_element(written)


@given(st.one_of(st.text(), st.floats(allow_nan=False, allow_infinity=False)))
def test_only_known_elements_are_ever_named(value):
    assert element_in(value, KNOWN) in (*KNOWN, "")
