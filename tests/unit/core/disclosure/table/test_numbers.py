"""Numbers as people write them into tables."""

import pytest

from colonnade.core.disclosure.table.numbers import HIGHEST, whole


@pytest.mark.parametrize(
    ("word", "number"),
    [("0", 0), ("12", 12), ("1,234", 1234), ("1,234,567", 1234567), ("12.0", 12), ("12.", 12), ("007", 7)],
)
def test_whole_numbers_are_read_in_every_usual_way(word, number):
    assert whole(word) == number


@pytest.mark.parametrize("word", ["", "-1", "+1", "1.5", "1,23", "12,34", ",123", "1e3", " 1", "٣", "²", "9" * 400])
def test_what_is_no_whole_number_is_not_read_as_one(word):
    assert whole(word) is None


def test_numbers_end_where_sums_of_them_would_go_wrong():
    assert whole(str(HIGHEST - 1)) == HIGHEST - 1
    assert whole(str(HIGHEST)) is None
