"""Where a cell stands."""

import pytest

from colonnade.core.checklist.cell import Why, address


@pytest.mark.parametrize(
    ("row", "column", "shown"),
    [(0, 0, "A1"), (6, 1, "B7"), (0, 25, "Z1"), (0, 26, "AA1"), (1_048_575, 16_383, "XFD1048576")],
)
def test_addresses_are_those_that_spreadsheets_show(row, column, shown):
    assert address(row, column) == shown


def test_two_reasons_are_no_more_than_a_word_about_what_was_placed():
    assert {why for why in Why if why.is_placed} == {Why.FORMULA, Why.DAY}
